import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { accounts } from "@/db/schema/commitments";
import { publicationLog } from "@/db/schema/publication-log";
import { editions, updates } from "@/db/schema/updates";
import { onOwnServer } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import { recomputeAccount } from "@/domain/accounts/commands";
import { publishEdition, withdrawUpdate } from "@/domain/moderation/commands";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import type { Outcome } from "@/lib/command";

const NOW = new Date("2026-11-20T10:00:00Z");
const ON = { statement: STORY_STATEMENT, reference: referenceOf("deliverable") };
const WORDS = {
  ...ON,
  intent: "submit",
  language: "en",
  asOf: "2026-11-19",
  status: "under-way",
  text: "The working group met.",
};
const ROUNDS = 8;

const by = (db: Database, person: StoryPerson) => ({ db, person, now: NOW });

function happened<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

type Cast = Awaited<ReturnType<typeof tellStory>>;

/** A published update of one official's. */
async function published(db: Database, { kzOne, kzAdministrator }: Cast, words: object = {}) {
  const recorded = happened(await recordUpdate(by(db, kzOne), { ...WORDS, ...words }));
  happened(await publishEdition(by(db, kzAdministrator), { edition: recorded.edition, revision: 1 }));
  return recorded;
}

/** The states of an update's editions, the first one first. */
async function statesOf(db: Database, update: number) {
  const rows = await db
    .select({ state: editions.state })
    .from(editions)
    .where(eq(editions.updateId, update))
    .orderBy(editions.number);
  return rows.map(({ state }) => state);
}

const onStage = (work: (db: Database, cast: Cast) => Promise<void>) =>
  onOwnServer(async (db) => work(db, await tellStory(db)));

describe("rivals at the same moment", () => {
  it("withdraw an update or publish its next edition, and never both", () =>
    onStage(async (db, cast) => {
      const administrator = by(db, cast.kzAdministrator);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { update } = await published(db, cast);
        const { edition } = happened(await reviseUpdate(by(db, cast.kzOne), { update }));
        const next = { ...WORDS, edition, revision: 1, changeNote: "A correction." };
        happened(await saveEdition(by(db, cast.kzOne), next));
        const outcomes = await Promise.all([
          withdrawUpdate(administrator, { update, reason: "By mistake." }),
          publishEdition(administrator, { edition, revision: 2 }),
        ]);
        const states = await statesOf(db, update);
        const ends = [
          ["withdrawn", "submitted"],
          ["superseded", "published"],
          ["superseded", "withdrawn"],
        ];
        expect(ends).toContainEqual(states);
        expect(outcomes.some(({ ok }) => ok)).toBe(true);
      }
    }));

  it("publish and withdraw on one account, which is then what follows from both", () =>
    onStage(async (db, cast) => {
      const administrator = by(db, cast.kzAdministrator);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { update } = await published(db, cast, { status: "paused" });
        const other = happened(await recordUpdate(by(db, cast.kzTwo), WORDS));
        const outcomes = await Promise.all([
          withdrawUpdate(administrator, { update, reason: "By mistake." }),
          publishEdition(administrator, { edition: other.edition, revision: 1 }),
        ]);
        expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
        const [found] = await db.select().from(updates).where(eq(updates.id, update));
        const key = and(eq(accounts.commitmentId, found?.commitmentId ?? 0), eq(accounts.party, "kz"));
        const [cached] = await db.select().from(accounts).where(key);
        expect(cached?.reportId).toBe(other.update);
        await db.transaction((tx) => recomputeAccount(tx, found?.commitmentId ?? 0, "kz"));
        expect(await db.select().from(accounts).where(key)).toEqual([cached]);
        happened(await withdrawUpdate(administrator, { update: other.update, reason: "By mistake." }));
      }
    }));

  it("open one new edition of an update, whoever asks", () =>
    onStage(async (db, cast) => {
      const { update } = await published(db, cast);
      const asking = [cast.kzOne, cast.kzTwo, cast.kzOne, cast.kzTwo];
      const outcomes = await Promise.all(asking.map((person) => reviseUpdate(by(db, person), { update })));
      expect(new Set(outcomes.map((outcome) => happened(outcome).edition)).size).toBe(1);
      expect(await statesOf(db, update)).toEqual(["published", "draft"]);
    }));

  it("confirm no change once, however often the button was there", () =>
    onStage(async (db, cast) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { update } = await published(db, cast);
        const clicks = Array.from({ length: 6 }, () => ({ ...ON, nonce: randomUUID() }));
        const outcomes = await Promise.all(clicks.map((click) => confirmNoChange(by(db, cast.kzOne), click)));
        expect(new Set(outcomes.map((outcome) => happened(outcome).update)).size).toBe(1);
        expect(await db.$count(updates, eq(updates.confirmsId, update))).toBe(1);
      }
    }));

  it("publish a confirmation or withdraw what it confirms, and never leave it alone", () =>
    onStage(async (db, cast) => {
      const administrator = by(db, cast.kzAdministrator);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { update } = await published(db, cast);
        const confirmation = happened(await confirmNoChange(by(db, cast.kzOne), ON));
        const [withdrawal, publication] = await Promise.all([
          withdrawUpdate(administrator, { update, reason: "By mistake." }),
          publishEdition(administrator, { edition: confirmation.edition, revision: 1 }),
        ]);
        expect(withdrawal.ok).toBe(true);
        const log = await db
          .select()
          .from(publicationLog)
          .where(inArray(publicationLog.subject, [`updates/${update}`, `updates/${confirmation.update}`]))
          .orderBy(publicationLog.id);
        const order = log.map(({ action, subject }) => `${action} of ${subject.split("/")[1]}`);
        const confirmed = `publication of ${confirmation.update}`;
        expect(order.includes(confirmed)).toBe(publication.ok);
        if (publication.ok) expect(order.at(-1)).toBe(`withdrawal of ${update}`);
        else expect(publication).toMatchObject({ reason: "impossible", message: "report-not-public" });
      }
    }));

  it("save one draft twenty times: one is taken, the others are shown what is stored now", () =>
    onStage(async (db, cast) => {
      const { edition } = happened(await recordUpdate(by(db, cast.kzOne), { ...WORDS, intent: "save" }));
      const texts = Array.from({ length: 20 }, (_, index) => `Words of rival ${index}.`);
      const outcomes = await Promise.all(
        texts.map((text) =>
          saveEdition(by(db, cast.kzOne), { ...WORDS, intent: "save", edition, revision: 1, text }),
        ),
      );
      const taken = outcomes.findIndex(({ ok }) => ok);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes.filter(({ ok }) => !ok))
        expect(outcome).toMatchObject({ reason: "outdated", revision: 2, current: { text: texts[taken] } });
    }));

  it("send the same form: one effect; and other words in the same form are another sending", () =>
    onStage(async (db, cast) => {
      const nonce = randomUUID();
      const sent = { ...WORDS, nonce };
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, () => recordUpdate(by(db, cast.kzOne), sent)),
      );
      expect(new Set(outcomes.map((outcome) => happened(outcome).update)).size).toBe(1);
      const other = happened(await recordUpdate(by(db, cast.kzOne), { ...sent, text: "Other words." }));
      expect(outcomes.map((outcome) => happened(outcome).update)).not.toContain(other.update);
      const stranger = await recordUpdate(by(db, cast.kzTwo), sent);
      expect(stranger).toEqual({ ok: false, reason: "forbidden" });
    }));
});
