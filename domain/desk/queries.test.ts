import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import type { Kind } from "@/db/vocabulary";
import {
  findAffiliation,
  findCommitment,
  findReadableUpdate,
  listAllParties,
  listAssignedCommitments,
  listOpenEditions,
  listOwnUpdates,
  listReports,
} from "@/domain/desk/queries";
import { publishEdition, rejectEdition, requestChanges } from "@/domain/moderation/commands";
import { recordUpdate, reviseUpdate } from "@/domain/updates/commands";

const NOW = new Date("2026-11-20T10:00:00Z");
const TODAY = "2026-11-20";
const WORDS = { language: "en", asOf: "2026-11-19", status: "under-way", text: "They met." };
const LINKS = [
  { url: "https://example.org/second", title: "Second" },
  { url: "https://example.org/first", title: "First" },
];

async function written(
  tx: Database,
  person: StoryPerson,
  intent: "save" | "submit",
  kind: Kind = "deliverable",
) {
  const address = { statement: STORY_STATEMENT, reference: referenceOf(kind) };
  const outcome = await recordUpdate(
    { db: tx, person, now: NOW },
    { ...address, ...WORDS, intent, evidence: LINKS },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

async function published(tx: Database, author: StoryPerson, administrator: StoryPerson) {
  const entry = await written(tx, author, "submit");
  const outcome = await publishEdition(
    { db: tx, person: administrator, now: NOW },
    { edition: entry.edition, revision: 1 },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return entry;
}

describe("the desk's commitments", () => {
  test("are those of the own institution, with its party's word beside the agreement", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzElsewhere, kzAdministrator } = await tellStory(tx);
      const { update } = await published(tx, kzOne, kzAdministrator);
      const [deliverable, process] = await listAssignedCommitments(tx, kzOne, TODAY);
      expect(deliverable).toMatchObject({
        clause: 1,
        ordinal: 1,
        role: "lead",
        agreement: "one-side",
        freshness: "current",
        dueOn: "2027-02-17",
        own: { party: "kz", reportId: update, status: "under-way", confirmedOn: "2026-11-19" },
      });
      expect(process).toMatchObject({
        agreement: "silent",
        freshness: "overdue",
        own: { reportId: null, status: null, confirmedOn: null },
      });
      expect(await listAssignedCommitments(tx, kzElsewhere, TODAY)).toEqual([]);
    });
  });

  test("are found by their reference with all who answer for them, or not at all", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, rsOne, rsAdministrator } = await tellStory(tx);
      const { update } = await published(tx, rsOne, rsAdministrator);
      const found = await findCommitment(tx, kzOne, STORY_STATEMENT, { clause: 1, ordinal: 1 }, TODAY);
      expect(found).toMatchObject({
        officialText: "The Parties agreed.",
        own: { party: "kz", reportId: null },
      });
      expect(found?.institutions.toSorted()).toEqual(["test-kz-transport", "test-rs-transport"]);
      expect(found?.words.map((word) => word.reportId)).toEqual([null, update]);
      expect(await listReports(tx, [update])).toMatchObject([
        { updateId: update, text: "They met.", party: "rs" },
      ]);
      expect(await listReports(tx, [])).toEqual([]);
      expect(await findCommitment(tx, kzOne, STORY_STATEMENT, { clause: 1, ordinal: 9 }, TODAY)).toBeNull();
    });
  });
});

describe("what an institution has in hand", () => {
  test("is there with the last reason, and nobody else's", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzTwo, kzElsewhere, rsOne, kzAdministrator } = await tellStory(tx);
      const draft = await written(tx, kzOne, "save");
      const returned = await written(tx, kzOne, "submit");
      const rejected = await written(tx, kzOne, "submit");
      const waiting = await written(tx, kzOne, "submit");
      const administrator = { db: tx, person: kzAdministrator, now: NOW };
      await requestChanges(administrator, { edition: returned.edition, revision: 1, reason: "Say when." });
      await rejectEdition(administrator, { edition: rejected.edition, revision: 1, reason: "Said already." });
      const open = await listOpenEditions(tx, kzTwo, NOW);
      const stateOf = (id: number) => open.find((edition) => edition.id === id);
      expect(open).toHaveLength(4);
      expect(stateOf(draft.edition)).toMatchObject({ state: "draft", author: "kzOne", review: null });
      expect(stateOf(waiting.edition)).toMatchObject({ state: "submitted", review: null });
      expect(stateOf(returned.edition)).toMatchObject({
        state: "changes-requested",
        review: { reason: "Say when.", reviewer: "kzAdministrator", decision: "request-changes" },
      });
      expect(stateOf(rejected.edition)).toMatchObject({
        state: "rejected",
        review: { reason: "Said already." },
      });
      expect(await listOpenEditions(tx, kzElsewhere, NOW)).toEqual([]);
      expect(await listOpenEditions(tx, rsOne, NOW)).toEqual([]);
      const later = await listOpenEditions(tx, kzOne, new Date("2027-01-20T10:00:00Z"));
      expect(later.map((edition) => edition.state)).not.toContain("rejected");
    });
  });

  test("on one commitment shows each update once, by its latest edition", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, rsOne, kzAdministrator } = await tellStory(tx);
      const { update } = await published(tx, kzOne, kzAdministrator);
      await reviseUpdate({ db: tx, person: kzOne, now: NOW }, { update });
      const found = await findCommitment(tx, kzOne, STORY_STATEMENT, { clause: 1, ordinal: 1 }, TODAY);
      const own = await listOwnUpdates(tx, kzOne, found?.id ?? 0);
      expect(own).toMatchObject([{ updateId: update, number: 2, state: "draft" }]);
      expect(await listOwnUpdates(tx, rsOne, found?.id ?? 0)).toEqual([]);
    });
  });
});

describe("an unpublished update", () => {
  test("is found by its institution and its party's administrators only", async () => {
    await inTransaction(async (tx) => {
      const story = await tellStory(tx);
      const { update } = await written(tx, story.kzOne, "save");
      for (const [name, person] of Object.entries(story)) {
        const found = await findReadableUpdate(tx, person, update);
        expect([name, found !== null]).toEqual([name, ["kzOne", "kzTwo", "kzAdministrator"].includes(name)]);
      }
      expect(await findReadableUpdate(tx, story.kzOne, 2_147_483_647)).toBeNull();
    });
  });

  test("comes with editions newest first, evidence in its order, writers and decisions", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzTwo, kzAdministrator } = await tellStory(tx);
      const { update } = await published(tx, kzOne, kzAdministrator);
      await reviseUpdate({ db: tx, person: kzTwo, now: NOW }, { update });
      const found = await findReadableUpdate(tx, kzOne, update);
      expect(found?.editions.map(({ number, state }) => [number, state])).toEqual([
        [2, "draft"],
        [1, "published"],
      ]);
      expect(found?.editions[0]).toMatchObject({ writers: [kzTwo.id], evidence: LINKS, reviews: [] });
      expect(found?.editions[1]?.reviews).toMatchObject([
        { decision: "publish", reviewer: "kzAdministrator" },
      ]);
    });
  });
});

test("a person's institution and party have names, and the parties their order", async () => {
  await inTransaction(async (tx) => {
    const { kzOne } = await tellStory(tx);
    expect(await findAffiliation(tx, kzOne)).toMatchObject({ institution: { en: "test-kz-transport" } });
    expect(await findAffiliation(tx, { ...kzOne, institution: "nowhere" })).toBeNull();
    expect((await listAllParties(tx)).map((party) => party.code)).toEqual(["kz", "rs"]);
  });
});
