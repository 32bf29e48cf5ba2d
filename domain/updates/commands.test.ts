import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { keptForms } from "@/db/schema/people";
import { parties, statementParties, statements } from "@/db/schema/statements";
import { editions, evidence, updates } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import type { Kind } from "@/db/vocabulary";
import { publishEdition } from "@/domain/moderation/commands";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import { forgetForm } from "@/lib/kept-form";

const NOW = new Date("2026-11-20T10:00:00Z");

const WORDS = {
  intent: "submit",
  language: "en",
  asOf: "2026-11-19",
  status: "under-way",
  text: "The working group met.",
  evidence: [
    { url: "https://example.org/minutes", title: "Minutes" },
    { url: "", title: "" },
  ],
};

function on(kind: Kind) {
  return { statement: STORY_STATEMENT, reference: referenceOf(kind) };
}

function context(tx: Database, person: StoryPerson) {
  return { db: tx, person, now: NOW };
}

/** Records words and returns the ids, failing the test on a refusal. */
async function recorded(tx: Database, person: StoryPerson, words: object = {}, kind: Kind = "deliverable") {
  const outcome = await recordUpdate(context(tx, person), { ...on(kind), ...WORDS, ...words });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

async function editionOf(tx: Database, id: number) {
  const [edition] = await tx.select().from(editions).where(eq(editions.id, id));
  if (!edition) throw new Error(`no edition ${id}`);
  return edition;
}

describe("recording an update", () => {
  test("keeps the words, the evidence, the writer and the submission", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const { edition } = await recorded(tx, kzOne);
      expect(await editionOf(tx, edition)).toMatchObject({
        state: "submitted",
        text: "The working group met.",
        status: "under-way",
        authorId: kzOne.id,
        submittedAt: NOW,
      });
      const links = await tx.select().from(evidence).where(eq(evidence.editionId, edition));
      expect(links.map(({ url, title }) => ({ url, title }))).toEqual([
        { url: "https://example.org/minutes", title: "Minutes" },
      ]);
    });
  });

  test("may wait for the parties of its own statement and of no other, at each saving", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const [statement] = await tx.select().from(statements).where(eq(statements.slug, STORY_STATEMENT));
      if (!statement) throw new Error("the story has no statement");
      const { title: name } = statement;
      await tx.insert(parties).values({ code: "fr", name, fullName: name, side: name, position: 9 });
      await tx.insert(statements).values({ ...statement, slug: "another-statement" });
      await tx.insert(statementParties).values({ statement: "another-statement", party: "fr", position: 0 });
      const refusal = { reason: "invalid", issues: [{ field: "waitingFor", message: "invalid" }] };
      const waiting = { ...WORDS, intent: "save", waitingFor: "fr", waitingSince: "2026-11-01" };
      expect(await recordUpdate(context(tx, kzOne), { ...on("deliverable"), ...waiting })).toMatchObject(
        refusal,
      );
      const { edition } = await recorded(tx, kzOne, { ...waiting, waitingFor: "rs" });
      const again = { ...waiting, edition, revision: 1 };
      expect(await saveEdition(context(tx, kzOne), again)).toMatchObject(refusal);
      expect(await saveEdition(context(tx, kzOne), { ...again, waitingFor: "kz" })).toMatchObject({
        ok: true,
      });
    });
  });

  test("is refused without a trace to who is not assigned, to another role and on unknown commitments", async () => {
    await inTransaction(async (tx) => {
      const { kzElsewhere, kzAdministrator, kzOne } = await tellStory(tx);
      const input = { ...on("deliverable"), ...WORDS };
      expect(await recordUpdate(context(tx, kzElsewhere), input)).toMatchObject({ reason: "forbidden" });
      expect(await recordUpdate(context(tx, kzAdministrator), input)).toMatchObject({ reason: "forbidden" });
      const unknown = { ...input, reference: "1-99" };
      expect(await recordUpdate(context(tx, kzOne), unknown)).toMatchObject({ reason: "not-found" });
      expect(await tx.$count(updates)).toBe(0);
    });
  });

  test.each([
    [{ text: "" }, "text", "required"],
    [{ status: "" }, "status", "required"],
    [{ text: "a".repeat(4001) }, "text", "too-long"],
    [{ text: "line\n".repeat(10_000) }, "text", "too-long"],
    [{ text: "a\u0000b" }, "text", "unstorable-characters"],
    [{ text: "a\ud800b" }, "text", "unstorable-characters"],
    [{ asOf: "2026-11-22" }, "asOf", "day-to-come"],
    [{ asOf: "2026-02-30" }, "asOf", "not-a-day"],
    [{ status: "done" }, "status", "not-a-status"],
    [{ waitingFor: "rs" }, "waitingSince", "waiting-since-when"],
    [{ waitingSince: "2026-11-01" }, "waitingFor", "waiting-for-whom"],
    [{ waitingFor: "fr", waitingSince: "2026-11-01" }, "waitingFor", "invalid"],
    [{ evidence: [{ url: "javascript:alert(1)", title: "x" }] }, "evidence.0.url", "not-a-link"],
    [{ evidence: [{ url: "", title: "no address" }] }, "evidence.0.url", "not-a-link"],
    [{ evidence: Array(6).fill({ url: "https://example.org/", title: "x" }) }, "evidence", "too-many-links"],
  ])("says what is wrong with case %#", async (words, field, message) => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const outcome = await recordUpdate(context(tx, kzOne), { ...on("deliverable"), ...WORDS, ...words });
      expect(outcome).toMatchObject({
        reason: "invalid",
        issues: expect.arrayContaining([expect.objectContaining({ field, message })]),
      });
    });
  });

  test("keeps a draft that lacks text and status, and asks for them on submission", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const { edition } = await recorded(tx, kzOne, { intent: "save", text: "", status: "" });
      expect((await editionOf(tx, edition)).state).toBe("draft");
    });
  });

  test("a declaration has no status and a process cannot be completed", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const input = (kind: Kind, status: string) => ({ ...on(kind), ...WORDS, status });
      const refused = {
        reason: "invalid",
        issues: [{ field: "status", message: "status-not-for-kind", values: {} }],
      };
      expect(await recordUpdate(context(tx, kzOne), input("declaration", "under-way"))).toMatchObject(
        refused,
      );
      expect(await recordUpdate(context(tx, kzOne), input("process", "completed"))).toMatchObject(refused);
      expect(await recordUpdate(context(tx, kzOne), input("declaration", ""))).toMatchObject({ ok: true });
      expect(await recordUpdate(context(tx, kzOne), input("deliverable", "completed"))).toMatchObject({
        ok: true,
      });
    });
  });

  test("the same form sent twice has one effect and one outcome", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzTwo } = await tellStory(tx);
      const input = { ...on("deliverable"), ...WORDS, nonce: randomUUID() };
      const first = await recordUpdate(context(tx, kzOne), input);
      const second = await recordUpdate(context(tx, kzOne), input);
      expect(second).toEqual(first);
      expect(await tx.$count(updates)).toBe(1);
      expect(await recordUpdate(context(tx, kzTwo), input)).toMatchObject({ reason: "forbidden" });
    });
  });

  test("what is to happen alongside happens with each sending that is taken, and with no other", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzElsewhere } = await tellStory(tx);
      const kept = { personId: kzOne.id, address: "/en/desk" };
      await tx.insert(keptForms).values({ ...kept, values: { text: ["kept"] } });
      let times = 0;
      const asking = (person: StoryPerson) => ({
        ...context(tx, person),
        alongside: async (same: Database) => {
          times += 1;
          await forgetForm(same, kept.personId, kept.address);
        },
      });
      const input = { ...on("deliverable"), ...WORDS, nonce: randomUUID() };
      await recordUpdate(asking(kzElsewhere), input);
      expect([times, await tx.$count(keptForms)]).toEqual([0, 1]);
      await recordUpdate(asking(kzOne), input);
      await recordUpdate(asking(kzOne), input);
      expect([times, await tx.$count(keptForms)]).toEqual([2, 0]);
    });
  });
});

describe("going on writing", () => {
  test("replaces words and evidence and counts the revision", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzTwo } = await tellStory(tx);
      const { edition } = await recorded(tx, kzOne, { intent: "save" });
      const input = { ...WORDS, edition, revision: 1, text: "They met twice.", evidence: [] };
      expect(await saveEdition(context(tx, kzTwo), input)).toMatchObject({ ok: true });
      expect(await editionOf(tx, edition)).toMatchObject({
        revision: 2,
        text: "They met twice.",
        state: "submitted",
        authorId: kzTwo.id,
      });
      expect(await tx.$count(evidence, eq(evidence.editionId, edition))).toBe(0);
    });
  });

  test("is refused on an outdated revision, with the stored words", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzTwo } = await tellStory(tx);
      const { edition } = await recorded(tx, kzOne, { intent: "save" });
      const save = { ...WORDS, intent: "save", edition, revision: 1 };
      await saveEdition(context(tx, kzTwo), { ...save, text: "The colleague's words." });
      const outcome = await saveEdition(context(tx, kzOne), { ...save, text: "My words." });
      expect(outcome).toMatchObject({
        reason: "outdated",
        revision: 2,
        current: {
          text: "The colleague's words.",
          status: "under-way",
          waitingFor: "",
          "evidence.0.url": "https://example.org/minutes",
          "evidence.0.title": "Minutes",
          "evidence.1.url": "",
        },
      });
      expect((await editionOf(tx, edition)).text).toBe("The colleague's words.");
    });
  });

  test("is refused to other institutions as if it did not exist, and once submitted to all", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzElsewhere, rsOne } = await tellStory(tx);
      const { edition } = await recorded(tx, kzOne);
      const save = { ...WORDS, edition, revision: 1 };
      for (const stranger of [kzElsewhere, rsOne]) {
        expect(await saveEdition(context(tx, stranger), save)).toMatchObject({ reason: "not-found" });
      }
      expect(await saveEdition(context(tx, kzOne), save)).toMatchObject({
        reason: "impossible",
        message: "edition-is-submitted",
      });
    });
  });
});

describe("no change, confirmed", () => {
  test("needs a published report, is submitted in one step, and one waiting is enough", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      expect(await confirmNoChange(context(tx, kzOne), on("deliverable"))).toMatchObject({
        message: "nothing-to-confirm",
      });
      const { update, edition } = await recorded(tx, kzOne);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      const first = await confirmNoChange(context(tx, kzOne), on("deliverable"));
      const second = await confirmNoChange(context(tx, kzOne), on("deliverable"));
      expect(first).toMatchObject({ ok: true });
      expect(second).toEqual(first);
      const confirmations = await tx.select().from(updates).where(eq(updates.kind, "no-change"));
      expect(confirmations.map((row) => row.confirmsId)).toEqual([update]);
    });
  });
});

describe("a new edition", () => {
  test("begins with the published words, needs a change note, and is one at a time", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator, rsOne } = await tellStory(tx);
      const { update, edition } = await recorded(tx, kzOne);
      expect(await reviseUpdate(context(tx, kzOne), { update })).toMatchObject({ value: { edition } });
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      const opened = await reviseUpdate(context(tx, kzOne), { update });
      if (!opened.ok) throw new Error(opened.reason);
      expect(await editionOf(tx, opened.value.edition)).toMatchObject({
        number: 2,
        state: "draft",
        text: "The working group met.",
      });
      expect(await reviseUpdate(context(tx, kzOne), { update })).toEqual(opened);
      expect(await reviseUpdate(context(tx, rsOne), { update })).toMatchObject({ reason: "not-found" });
      expect(await reviseUpdate(context(tx, kzOne), { update: 2_000_000 })).toMatchObject({
        reason: "not-found",
      });
      const submit = { ...WORDS, edition: opened.value.edition, revision: 1 };
      expect(await saveEdition(context(tx, kzOne), submit)).toMatchObject({
        issues: [{ field: "changeNote", message: "required", values: {} }],
      });
    });
  });
});
