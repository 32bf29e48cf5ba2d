import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, commitmentAreas, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { counterpartNotes, editions, reviews, updates } from "@/db/schema/updates";
import type { Decision, PartyCode } from "@/db/vocabulary";
import { cite } from "@/domain/commitments/rules";
import { appendToLog } from "@/domain/log/commands";
import { tagsTouchedBy } from "@/domain/log/rules";
import { noteInput, publishInput, returnInput, withdrawInput } from "@/domain/moderation/schema";
import type { Person } from "@/domain/people/rules";
import { indexUpdates } from "@/domain/search-index/commands";
import { type LockedEdition, lockEdition, refuseIfWithdrawn, stateAfter } from "@/domain/updates/commands";
import { mayPreviewCounterpart, mayReview } from "@/domain/updates/policy";
import { deriveAccount, type PublishedEntry, type Step } from "@/domain/updates/rules";
import { command, refuse } from "@/lib/command";

const isAdministrator = (person: Person) => person.role === "administrator";

/** Publishes a submitted edition; an edition of the same update that was public is superseded. */
export const publishEdition = command({
  name: "publishEdition",
  allow: isAdministrator,
  input: publishInput,
  async run(tx, { person, now }, input) {
    const edition = await lockForReview(tx, person, input);
    const state = stateAfter(edition.state, "publish");
    refuseIfWithdrawn(edition);
    await refuseIfNothingConfirmed(tx, edition);
    const previous = await supersedePublished(tx, edition, now);
    await tx.update(editions).set({ state, publishedAt: now }).where(eq(editions.id, edition.id));
    await addReview(tx, edition, person, "publish", "", now);
    await recomputeAccount(tx, edition.commitmentId, edition.party);
    if (edition.updateKind === "report")
      await indexUpdates(tx, [{ ...edition, editionId: edition.id, publishedAt: now }]);
    const subject = `updates/${edition.updateId}`;
    const entry = { actorId: person.id, subject };
    const superseded = previous
      ? [
          {
            ...entry,
            action: "supersession" as const,
            record: { update: edition.updateId, edition: previous, by: edition.number },
          },
        ]
      : [];
    await appendToLog(
      tx,
      [...superseded, { ...entry, action: "publication", record: publicRecord(edition, now) }],
      now,
    );
    return decided(tx, edition);
  },
});

/** Sends a submitted edition back to its institution, with the reason that its author will read. */
export const requestChanges = command({
  name: "requestChanges",
  allow: isAdministrator,
  input: returnInput,
  run: (tx, context, input) => returnEdition(tx, context, input, "request-changes"),
});

/** Ends a submitted edition without publishing it. */
export const rejectEdition = command({
  name: "rejectEdition",
  allow: isAdministrator,
  input: returnInput,
  run: (tx, context, input) => returnEdition(tx, context, input, "reject"),
});

/** Takes a published update back: its address stays and shows the reason and the date. */
export const withdrawUpdate = command({
  name: "withdrawUpdate",
  allow: isAdministrator,
  input: withdrawInput,
  async run(tx, { person, now }, input) {
    const id = await findPublishedEdition(tx, input.update);
    const edition = await lockEdition(tx, person, id);
    if (!mayReview(person, edition)) refuse({ reason: "forbidden" });
    const state = stateAfter(edition.state, "withdraw");
    await tx
      .update(editions)
      .set({ state, endedAt: now, withdrawalReason: input.reason })
      .where(eq(editions.id, edition.id));
    await addReview(tx, edition, person, "withdraw", input.reason, now);
    await recomputeAccount(tx, edition.commitmentId, edition.party);
    const record = {
      update: edition.updateId,
      edition: edition.number,
      reason: input.reason,
      at: now.toISOString(),
    };
    const subject = `updates/${edition.updateId}`;
    await appendToLog(tx, [{ action: "withdrawal", actorId: person.id, subject, record }], now);
    return decided(tx, edition);
  },
});

/** Notes something on the other party's submitted edition: read by its administrators, holding nothing back. */
export const addCounterpartNote = command({
  name: "addCounterpartNote",
  allow: isAdministrator,
  input: noteInput,
  async run(tx, { person, now }, input) {
    const [edition] = await tx
      .select({ id: editions.id, state: editions.state, party: updates.party })
      .from(editions)
      .innerJoin(updates, eq(updates.id, editions.updateId))
      .where(eq(editions.id, input.edition))
      .for("share", { of: editions });
    if (!edition || !mayPreviewCounterpart(person, edition)) refuse({ reason: "not-found" });
    await tx.insert(counterpartNotes).values({
      editionId: edition.id,
      authorId: person.id,
      party: person.party,
      text: input.text,
      writtenAt: now,
    });
    return { ok: true, value: { edition: edition.id }, touched: [] };
  },
});

/**
 * Recomputes the cached account of one party on one commitment from what is published of it.
 * Rival transactions on the same account wait here for each other, so none computes from an old view.
 */
export async function recomputeAccount(tx: Database, commitmentId: number, party: PartyCode): Promise<void> {
  const key = and(eq(accounts.commitmentId, commitmentId), eq(accounts.party, party));
  await tx.insert(accounts).values({ commitmentId, party }).onConflictDoNothing();
  await tx.select({ party: accounts.party }).from(accounts).where(key).for("update");
  const published = sql`${editions.commitmentId} = ${commitmentId} and ${editions.party} = ${party}
    and ${editions.state} = 'published'`;
  const account = deriveAccount(await listDecisive(tx, published));
  const publishedCount = account ? await tx.$count(editions, published) : 0;
  // The row stays when there is no account any more: it is the lock that rivals wait for.
  await tx
    .update(accounts)
    .set(account ? { ...account, publishedCount } : NO_ACCOUNT)
    .where(key);
}

/**
 * Of the published editions of one account, those that `deriveAccount` can choose: the report that is last in the
 * order of the rule, and the last confirmation of it. A long history is not read for two rows of it.
 */
async function listDecisive(tx: Database, published: SQL): Promise<PublishedEntry[]> {
  const last = async (which: SQL) => {
    const [row] = await tx
      .select({
        updateId: editions.updateId,
        kind: editions.updateKind,
        confirmsId: updates.confirmsId,
        asOf: editions.asOf,
        publishedAt: editions.publishedAt,
        status: editions.status,
        waitingFor: editions.waitingFor,
        waitingSince: editions.waitingSince,
      })
      .from(editions)
      .innerJoin(updates, eq(updates.id, editions.updateId))
      .where(sql`${published} and ${which}`)
      .orderBy(desc(editions.asOf), desc(editions.publishedAt), desc(editions.updateId))
      .limit(1);
    return row?.publishedAt ? { ...row, publishedAt: row.publishedAt } : undefined;
  };
  const report = await last(sql`${editions.updateKind} = 'report'`);
  if (!report) return [];
  const confirmation = await last(sql`${updates.confirmsId} = ${report.updateId}`);
  return confirmation ? [report, confirmation] : [report];
}

const NO_ACCOUNT = {
  reportId: null,
  status: null,
  confirmedOn: null,
  waitingFor: null,
  waitingSince: null,
  publishedAt: null,
  publishedCount: 0,
} as const;

/** The canonical content of a publication: what the log keeps for good. */
function publicRecord(edition: LockedEdition, now: Date) {
  const { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote } =
    edition;
  const words = { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote };
  return {
    ...words,
    update: edition.updateId,
    edition: edition.number,
    kind: edition.updateKind,
    confirms: edition.confirmsId,
    statement: edition.statement,
    commitment: cite(edition),
    institution: edition.institution,
    party: edition.party,
    evidence: edition.evidence,
    translations: edition.translations,
    publishedAt: now.toISOString(),
  };
}

async function lockForReview(tx: Database, person: Person, input: { edition: number; revision: number }) {
  const edition = await lockEdition(tx, person, input.edition);
  if (!mayReview(person, edition)) refuse({ reason: "forbidden" });
  if (edition.revision !== input.revision) refuse({ reason: "impossible", message: "read-again" });
  return edition;
}

async function returnEdition(
  tx: Database,
  { person, now }: { person: Person; now: Date },
  input: { edition: number; revision: number; reason: string },
  decision: Extract<Step & Decision, "request-changes" | "reject">,
) {
  const edition = await lockForReview(tx, person, input);
  if (decision === "request-changes" && edition.updateKind === "no-change") {
    refuse({ reason: "impossible", message: "confirmation-has-no-words" });
  }
  const state = stateAfter(edition.state, decision);
  await tx.update(editions).set({ state }).where(eq(editions.id, edition.id));
  await addReview(tx, edition, person, decision, input.reason, now);
  return { ok: true as const, value: { update: edition.updateId, edition: edition.id }, touched: [] };
}

/** A confirmation of a report that readers no longer see would confirm nothing. */
async function refuseIfNothingConfirmed(tx: Database, edition: LockedEdition): Promise<void> {
  if (edition.confirmsId === null) return;
  const confirmed = and(eq(editions.updateId, edition.confirmsId), eq(editions.state, "published"));
  if ((await tx.$count(editions, confirmed)) === 0)
    refuse({ reason: "impossible", message: "report-not-public" });
}

/** Ends the public edition of the same update; its number, or null when there was none. */
async function supersedePublished(tx: Database, edition: LockedEdition, now: Date): Promise<number | null> {
  const [previous] = await tx
    .update(editions)
    .set({ state: stateAfter("published", "supersede"), endedAt: now })
    .where(and(eq(editions.updateId, edition.updateId), eq(editions.state, "published")))
    .returning({ number: editions.number });
  return previous?.number ?? null;
}

async function addReview(
  tx: Database,
  edition: LockedEdition,
  person: Person,
  decision: Decision,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .insert(reviews)
    .values({ editionId: edition.id, reviewerId: person.id, decision, reason, decidedAt: now });
}

async function findPublishedEdition(tx: Database, updateId: number): Promise<number> {
  const [latest] = await tx
    .select({ id: editions.id })
    .from(editions)
    .where(eq(editions.updateId, updateId))
    .orderBy(sql`${editions.state} = 'published' desc`, sql`${editions.number} desc`)
    .limit(1);
  return latest?.id ?? refuse({ reason: "not-found" });
}

/** The outcome of a decision that changed what is public, with every page that shows it. */
async function decided(tx: Database, edition: LockedEdition) {
  const [place] = await tx
    .select({
      areas: sql<string[]>`array(select ${commitmentAreas.area} from ${commitmentAreas}
        where ${commitmentAreas.commitmentId} = ${commitments.id})`,
      institutions: sql<
        string[]
      >`array(select ${commitmentInstitutions.institution} from ${commitmentInstitutions}
        where ${commitmentInstitutions.commitmentId} = ${commitments.id} union select ${edition.institution})`,
      confirmations: sql<number[]>`array(select ${updates.id} from ${updates}
        where ${updates.confirmsId} = ${edition.updateId})`,
    })
    .from(commitments)
    .where(eq(commitments.id, edition.commitmentId));
  if (!place) refuse({ reason: "not-found" });
  const related = [
    edition.updateId,
    ...place.confirmations,
    ...(edition.confirmsId ? [edition.confirmsId] : []),
  ];
  const touched = tagsTouchedBy({ ...place, statement: edition.statement, reference: edition }, related);
  return { ok: true as const, value: { update: edition.updateId, edition: edition.id }, touched };
}
