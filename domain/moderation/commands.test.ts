import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { accounts } from "@/db/schema/commitments";
import { publicationLog } from "@/db/schema/publication-log";
import { counterpartNotes, editions, reviews, updates } from "@/db/schema/updates";
import { asOwner, inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import { EDITION_STATES, type EditionState } from "@/db/vocabulary";
import { recomputeAccount } from "@/domain/accounts/commands";
import {
  addCounterpartNote,
  publishEdition,
  rejectEdition,
  requestChanges,
  withdrawUpdate,
} from "@/domain/moderation/commands";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import { EVER_PUBLIC, LIFE } from "@/domain/updates/rules";

const NOW = new Date("2026-11-20T10:00:00Z");
const ADDRESS = { statement: STORY_STATEMENT, reference: referenceOf("deliverable") };
const WORDS = {
  intent: "submit",
  language: "en",
  asOf: "2026-11-19",
  status: "under-way",
  text: "They met.",
};

function context(tx: Database, person: StoryPerson, now = NOW) {
  return { db: tx, person, now };
}

async function submitted(tx: Database, person: StoryPerson, words: object = {}) {
  const outcome = await recordUpdate(context(tx, person), { ...ADDRESS, ...WORDS, ...words });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

async function stateOf(tx: Database, id: number) {
  const [edition] = await tx.select({ state: editions.state }).from(editions).where(eq(editions.id, id));
  return edition?.state;
}

async function logOf(tx: Database, update: number) {
  const rows = await tx
    .select()
    .from(publicationLog)
    .where(eq(publicationLog.subject, `updates/${update}`));
  return rows.sort((a, b) => a.id - b.id);
}

describe("publishing", () => {
  test("makes it public, logs it, derives the account and names every page it touches", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { update, edition } = await submitted(tx, kzOne);
      const outcome = await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      expect(outcome).toMatchObject({ ok: true, value: { update, edition } });
      expect(outcome.ok && outcome.touched).toEqual(
        expect.arrayContaining([
          "overview",
          "latest",
          `statement:${STORY_STATEMENT}`,
          `clause:${STORY_STATEMENT}/1`,
          `commitment:${STORY_STATEMENT}/1-1`,
          "institution:test-kz-transport",
          "institution:test-rs-transport",
          `update:${update}`,
        ]),
      );
      expect(await stateOf(tx, edition)).toBe("published");
      const [account] = await tx.select().from(accounts).where(eq(accounts.reportId, update));
      expect(account).toMatchObject({
        party: "kz",
        status: "under-way",
        confirmedOn: "2026-11-19",
        publishedCount: 1,
      });
      const [entry, ...more] = await logOf(tx, update);
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ action: "publication", actorId: kzAdministrator.id, at: NOW });
      expect(JSON.parse(entry?.record ?? "")).toMatchObject({
        commitment: "1.1",
        party: "kz",
        text: "They met.",
      });
    });
  });

  test("is the right of the same party's administrator who did not write (four eyes)", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzTwo, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne);
      const decision = { edition, revision: 1 };
      expect(await publishEdition(context(tx, kzTwo), decision)).toMatchObject({ reason: "forbidden" });
      expect(await publishEdition(context(tx, rsAdministrator), decision)).toMatchObject({
        reason: "not-found",
      });
      const promoted = { ...kzOne, role: "administrator" as const };
      expect(await publishEdition(context(tx, promoted), decision)).toMatchObject({ reason: "forbidden" });
      expect(await publishEdition(context(tx, kzAdministrator), { ...decision, revision: 2 })).toMatchObject({
        message: "read-again",
      });
      expect(
        await publishEdition(context(tx, kzAdministrator), { edition: 2_000_000, revision: 1 }),
      ).toMatchObject({
        reason: "not-found",
      });
      expect(await stateOf(tx, edition)).toBe("submitted");
      expect(await tx.$count(publicationLog)).toBe(0);
    });
  });

  test("a second edition supersedes the first, and both acts are logged", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { update, edition } = await submitted(tx, kzOne);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      expect(await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 })).toMatchObject({
        message: "edition-is-published",
      });
      const opened = await reviseUpdate(context(tx, kzOne), { update });
      if (!opened.ok) throw new Error(opened.reason);
      const second = opened.value.edition;
      const words = { ...WORDS, status: "completed", changeNote: "Finished since." };
      await saveEdition(context(tx, kzOne), { ...words, edition: second, revision: 1 });
      await publishEdition(context(tx, kzAdministrator), { edition: second, revision: 2 });
      expect([await stateOf(tx, edition), await stateOf(tx, second)]).toEqual(["superseded", "published"]);
      const log = await logOf(tx, update);
      expect(log.map((entry) => entry.action)).toEqual(["publication", "supersession", "publication"]);
      const [account] = await tx.select().from(accounts).where(eq(accounts.reportId, update));
      expect(account?.status).toBe("completed");
    });
  });
});

describe("returning", () => {
  test("requested changes reach the author, who submits again; a rejection ends it", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne);
      const noReason = { edition, revision: 1, reason: "  " };
      expect(await requestChanges(context(tx, kzAdministrator), noReason)).toMatchObject({
        issues: [{ field: "reason", message: "required", values: {} }],
      });
      await requestChanges(context(tx, kzAdministrator), { ...noReason, reason: "Say when." });
      expect(await stateOf(tx, edition)).toBe("changes-requested");
      await saveEdition(context(tx, kzOne), { ...WORDS, edition, revision: 1, text: "They met on 3 May." });
      expect(await stateOf(tx, edition)).toBe("submitted");
      await rejectEdition(context(tx, kzAdministrator), { edition, revision: 2, reason: "Belongs to 1.2." });
      expect(await stateOf(tx, edition)).toBe("rejected");
      const given = await tx.select().from(reviews).where(eq(reviews.editionId, edition));
      expect(given.map((review) => review.reason)).toEqual(["Say when.", "Belongs to 1.2."]);
    });
  });

  test("a confirmation has no words to change", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne, { asOf: "2026-10-01" });
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      const confirmed = await confirmNoChange(context(tx, kzOne), ADDRESS);
      if (!confirmed.ok) throw new Error(confirmed.reason);
      const decision = { edition: confirmed.value.edition, revision: 1 };
      expect(
        await requestChanges(context(tx, kzAdministrator), { ...decision, reason: "Which words?" }),
      ).toMatchObject({ message: "confirmation-has-no-words" });
      await publishEdition(context(tx, kzAdministrator), decision);
      const [account] = await tx.select().from(accounts).where(eq(accounts.party, "kz"));
      expect(account).toMatchObject({ status: "under-way", confirmedOn: "2026-11-20", publishedCount: 2 });
    });
  });
});

describe("withdrawing", () => {
  test("leaves a tombstone, empties the account, is logged, and is final", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const { update, edition } = await submitted(tx, kzOne);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      const opened = await reviseUpdate(context(tx, kzOne), { update });
      if (!opened.ok) throw new Error(opened.reason);
      const second = opened.value.edition;
      await saveEdition(context(tx, kzOne), { ...WORDS, changeNote: "More.", edition: second, revision: 1 });
      const input = { update, reason: "Published by mistake." };
      expect(await withdrawUpdate(context(tx, rsAdministrator), input)).toMatchObject({
        reason: "not-found",
      });
      expect(await withdrawUpdate(context(tx, kzOne), input)).toMatchObject({ reason: "forbidden" });
      const outcome = await withdrawUpdate(context(tx, kzAdministrator), input);
      expect(outcome.ok && outcome.touched).toContain(`update:${update}`);
      const [gone] = await tx.select().from(editions).where(eq(editions.id, edition));
      expect(gone).toMatchObject({
        state: "withdrawn",
        withdrawalReason: "Published by mistake.",
        endedAt: NOW,
      });
      expect(await tx.$count(accounts, eq(accounts.reportId, update))).toBe(0);
      expect((await logOf(tx, update)).map((entry) => entry.action)).toEqual(["publication", "withdrawal"]);
      expect(await withdrawUpdate(context(tx, kzAdministrator), input)).toMatchObject({
        message: expect.stringMatching(/^edition-is-/),
      });
      expect(
        await publishEdition(context(tx, kzAdministrator), { edition: second, revision: 2 }),
      ).toMatchObject({
        message: "update-is-withdrawn",
      });
      expect(
        await withdrawUpdate(context(tx, kzAdministrator), { update: 2_000_000, reason: "x" }),
      ).toMatchObject({
        reason: "not-found",
      });
    });
  });
});

describe("what follows a withdrawal", () => {
  test("a waiting confirmation of it cannot be published, an open edition of it not be saved", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { update, edition } = await submitted(tx, kzOne);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      const confirmed = await confirmNoChange(context(tx, kzOne), ADDRESS);
      const opened = await reviseUpdate(context(tx, kzOne), { update });
      if (!confirmed.ok || !opened.ok) throw new Error("the story could not begin");
      await withdrawUpdate(context(tx, kzAdministrator), { update, reason: "Published by mistake." });
      const decision = { edition: confirmed.value.edition, revision: 1 };
      expect(await publishEdition(context(tx, kzAdministrator), decision)).toMatchObject({
        message: "report-not-public",
      });
      const save = { ...WORDS, edition: opened.value.edition, revision: 1, changeNote: "More." };
      expect(await saveEdition(context(tx, kzOne), save)).toMatchObject({ message: "update-is-withdrawn" });
    });
  });
});

describe("the counterpart", () => {
  test("may note something on a submitted edition, and on nothing else", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne);
      const input = { edition, text: "Our figure differs." };
      expect(await addCounterpartNote(context(tx, kzAdministrator), input)).toMatchObject({
        reason: "not-found",
      });
      expect(await addCounterpartNote(context(tx, rsAdministrator), input)).toMatchObject({ ok: true });
      expect(await tx.$count(counterpartNotes)).toBe(1);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      expect(await addCounterpartNote(context(tx, rsAdministrator), input)).toMatchObject({
        reason: "not-found",
      });
    });
  });
});

describe("what the database itself holds", () => {
  const failure = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (reason: Error) => reason,
    );
    return `${error?.message} ${(error?.cause as Error | undefined)?.message}`;
  };

  test("the application can neither change nor delete the publication log, nor can the owner", async () => {
    const change = (tx: Database) => tx.update(publicationLog).set({ subject: "x" });
    expect(await failure(inTransaction(async (tx) => change(tx)))).toMatch(/permission denied/);
    expect(await failure(inTransaction(async (tx) => tx.delete(publicationLog)))).toMatch(
      /permission denied/,
    );
    const logged = async (tx: Database) => {
      await tx.insert(publicationLog).values({ action: "correction", subject: "statements/x", record: "{}" });
    };
    expect(await failure(asOwner(async (tx) => logged(tx).then(() => change(tx))))).toMatch(/append-only/);
    expect(await failure(asOwner(async (tx) => logged(tx).then(() => tx.delete(publicationLog))))).toMatch(
      /append-only/,
    );
  });

  test("a published edition's words never change, and a process is never completed", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      const rewrite = tx.transaction((inner) =>
        inner.update(editions).set({ text: "Rewritten." }).where(eq(editions.id, edition)),
      );
      expect(await failure(rewrite)).toMatch(/closed/);
      const draft = await submitted(tx, kzOne, { intent: "save", reference: referenceOf("process") });
      const complete = tx.transaction((inner) =>
        inner.update(editions).set({ status: "completed" }).where(eq(editions.id, draft.edition)),
      );
      expect(await failure(complete)).toMatch(/editions_status_fits_kind/);
    });
  });

  test("an edition's life, step for step as the rules have it, and that what was published stays", async () => {
    await inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const { update } = await submitted(tx, kzOne, { intent: "save" });
      const insert = async (state: EditionState, number: number) => {
        const [row] = await tx
          .insert(editions)
          .values({
            ...{ updateId: update, commitmentKind: "deliverable", updateKind: "report", number, state },
            ...{
              language: "en",
              asOf: "2026-05-01",
              status: "under-way",
              text: "Words.",
              authorId: kzOne.id,
            },
            publishedAt: EVER_PUBLIC.includes(state) ? NOW : null,
            withdrawalReason: state === "withdrawn" ? "By mistake." : null,
          })
          .returning({ id: editions.id });
        return row?.id ?? 0;
      };
      await tx.update(editions).set({ state: "submitted" }).where(eq(editions.updateId, update));
      await tx.update(editions).set({ state: "rejected" }).where(eq(editions.updateId, update));
      const taken: string[] = [];
      for (const from of EDITION_STATES) {
        for (const to of EDITION_STATES.filter((state) => state !== from)) {
          const trial = tx.transaction(async (inner) => {
            const id = await insert(from, 2);
            const publishedAt = EVER_PUBLIC.includes(to) ? NOW : null;
            const withdrawalReason = to === "withdrawn" ? "By mistake." : null;
            await inner
              .update(editions)
              .set({ state: to, withdrawalReason, ...(publishedAt ? { publishedAt } : {}) })
              .where(eq(editions.id, id));
            throw new Error("taken");
          });
          if (/^taken /.test(await failure(trial))) taken.push(`${from} to ${to}`);
        }
      }
      const ruled = EDITION_STATES.flatMap((from) =>
        Object.values(LIFE[from]).flatMap((to) => (to === from ? [] : [`${from} to ${to}`])),
      );
      expect(taken.sort()).toEqual([...new Set(ruled)].sort());
    });
    const removal = asOwner(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const { edition } = await submitted(tx, kzOne);
      await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      await tx.delete(editions).where(eq(editions.id, edition));
    });
    expect(await failure(removal)).toMatch(/was published/);
  });

  test("the cached account is what recomputing it gives, whatever the order of publication", async () => {
    await inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      for (const [asOf, status] of [
        ["2026-05-01", "under-way"],
        ["2026-09-01", "paused"],
        ["2026-07-01", "not-started"],
      ]) {
        const { edition } = await submitted(tx, kzOne, { asOf, status });
        await publishEdition(context(tx, kzAdministrator), { edition, revision: 1 });
      }
      const [first] = await tx.select().from(updates);
      const key = and(eq(accounts.commitmentId, first?.commitmentId ?? 0), eq(accounts.party, "kz"));
      const cached = await tx.select().from(accounts).where(key);
      expect(cached[0]).toMatchObject({ status: "paused", confirmedOn: "2026-09-01", publishedCount: 3 });
      await recomputeAccount(tx, first?.commitmentId ?? 0, "kz");
      expect(await tx.select().from(accounts).where(key)).toEqual(cached);
    });
  });
});
