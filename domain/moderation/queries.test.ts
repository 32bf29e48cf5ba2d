import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import {
  addCounterpartNote,
  publishEdition,
  requestChanges,
  withdrawUpdate,
} from "@/domain/moderation/commands";
import {
  countSubmitted,
  findEditionForReview,
  findUpdateToWithdraw,
  listPublished,
  listSubmitted,
  readLogPage,
} from "@/domain/moderation/queries";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";

const NOW = new Date("2026-11-20T10:00:00Z");
const ADDRESS = { statement: STORY_STATEMENT, reference: referenceOf("deliverable") };
const WORDS = {
  intent: "submit",
  language: "en",
  asOf: "2026-11-19",
  status: "under-way",
  text: "They met.",
};

async function submitted(tx: Database, person: StoryPerson, now = NOW) {
  const outcome = await recordUpdate({ db: tx, person, now }, { ...ADDRESS, ...WORDS });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

async function published(tx: Database, author: StoryPerson, person: StoryPerson) {
  const entry = await submitted(tx, author);
  const outcome = await publishEdition({ db: tx, person, now: NOW }, { edition: entry.edition, revision: 1 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return entry;
}

describe("the queue", () => {
  test("holds each side's submitted editions apart, oldest first", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, rsOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const second = await submitted(tx, kzOne, new Date("2026-11-20T09:00:00Z"));
      const first = await submitted(tx, kzOne, new Date("2026-11-19T09:00:00Z"));
      const other = await submitted(tx, rsOne);
      const ids = async (person: StoryPerson, whose: "own" | "other") =>
        (await listSubmitted(tx, person, whose)).map((entry) => entry.id);
      expect(await ids(kzAdministrator, "own")).toEqual([first.edition, second.edition]);
      expect(await ids(kzAdministrator, "other")).toEqual([other.edition]);
      expect(await ids(rsAdministrator, "own")).toEqual([other.edition]);
      expect(await countSubmitted(tx, kzAdministrator)).toBe(2);
    });
  });
});

describe("an edition under review", () => {
  test("shows what is public now, the other side's account and the right steps", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, rsOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const { update } = await published(tx, kzOne, kzAdministrator);
      const counterpart = await published(tx, rsOne, rsAdministrator);
      const revised = await reviseUpdate({ db: tx, person: kzOne, now: NOW }, { update });
      const edition = revised.ok ? revised.value.edition : 0;
      const words = { ...WORDS, edition, revision: 1, changeNote: "More is known." };
      await saveEdition({ db: tx, person: kzOne, now: NOW }, words);
      const page = await findEditionForReview(tx, kzAdministrator, edition);
      expect(page).toMatchObject({
        own: true,
        wrote: false,
        steps: ["publish", "request-changes", "reject"],
        previous: { number: 1 },
        edition: { number: 2, state: "submitted", changeNote: "More is known." },
        counterparts: [{ updateId: counterpart.update, party: "rs" }],
      });
    });
  });

  test("is shown to the other side's administrators only while submitted, without its past", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, rsOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne);
      await addCounterpartNote(
        { db: tx, person: rsAdministrator, now: NOW },
        { edition, text: "We met in May." },
      );
      expect(await findEditionForReview(tx, rsAdministrator, edition)).toMatchObject({
        own: false,
        steps: [],
        edition: { reviews: [] },
        notes: [{ text: "We met in May.", author: "rsAdministrator" }],
      });
      expect(await findEditionForReview(tx, kzOne, edition)).toBeNull();
      expect(await findEditionForReview(tx, rsOne, edition)).toBeNull();
      const back = { edition, revision: 1, reason: "Say when." };
      await requestChanges({ db: tx, person: kzAdministrator, now: NOW }, back);
      expect(await findEditionForReview(tx, rsAdministrator, edition)).toBeNull();
      expect(await findEditionForReview(tx, kzAdministrator, edition)).toMatchObject({
        steps: [],
        edition: { reviews: [{ reason: "Say when." }] },
      });
      expect(await findEditionForReview(tx, kzAdministrator, 2_147_483_647)).toBeNull();
    });
  });

  test("of a confirmation carries the report that it confirms", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { update } = await published(tx, kzOne, kzAdministrator);
      const outcome = await confirmNoChange({ db: tx, person: kzOne, now: NOW }, ADDRESS);
      const edition = outcome.ok ? outcome.value.edition : 0;
      expect(await findEditionForReview(tx, kzAdministrator, edition)).toMatchObject({
        update: { kind: "no-change", confirmsId: update },
        confirmed: { updateId: update, text: "They met." },
        steps: ["publish", "reject"],
      });
    });
  });
});

describe("what was published", () => {
  test("is listed for its own side, may be withdrawn there, and stands in the log", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const { update, edition } = await published(tx, kzOne, kzAdministrator);
      const waiting = await submitted(tx, kzOne);
      const [latest] = await listPublished(tx, kzAdministrator);
      expect(latest).toMatchObject({ id: edition, updateId: update, party: "kz" });
      expect((await listPublished(tx, rsAdministrator)).map((entry) => entry.id)).not.toContain(edition);
      expect(await findUpdateToWithdraw(tx, kzAdministrator, update)).toMatchObject({ mayWithdraw: true });
      expect(await findUpdateToWithdraw(tx, kzAdministrator, waiting.update)).toBeNull();
      expect(await findUpdateToWithdraw(tx, rsAdministrator, update)).toBeNull();
      expect(await findUpdateToWithdraw(tx, kzOne, update)).toBeNull();
      await withdrawUpdate({ db: tx, person: kzAdministrator, now: NOW }, { update, reason: "A mistake." });
      expect(await findUpdateToWithdraw(tx, kzAdministrator, update)).toMatchObject({
        mayWithdraw: false,
        edition: { state: "withdrawn", reviews: [{ decision: "publish" }, { reason: "A mistake." }] },
      });
      expect(await findUpdateToWithdraw(tx, rsAdministrator, update)).toBeNull();
      const entry = (await readLogPage(tx, null)).entries.at(1);
      expect(entry).toMatchObject({
        action: "publication",
        subject: `updates/${update}`,
        actor: "kzAdministrator",
      });
    });
  });
});
