import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { commitmentAreas, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { counterpartNotes, editions, reviews, updates } from "@/db/schema/updates";
import type { Decision, EditionState } from "@/db/vocabulary";
import { computeAccount, recomputeAccount, writeAccount } from "@/domain/accounts/commands";
import { cite } from "@/domain/commitments/rules";
import { type LockedEdition, lockEdition, refuseIfWithdrawn, stateAfter } from "@/domain/editions/commands";
import { appendToLog } from "@/domain/log/commands";
import { tagsTouchedBy } from "@/domain/log/rules";
import { noteInput, publishInput, returnInput, withdrawInput } from "@/domain/moderation/schema";
import type { Person } from "@/domain/people/rules";
import { indexUpdates } from "@/domain/search-index/commands";
import { findShownTranslations } from "@/domain/search-index/queries";
import { mayPreviewCounterpart, mayReview } from "@/domain/updates/policy";
import type { Step } from "@/domain/updates/rules";
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
    // Sent together, done in this order: an update has one public edition at a time.
    const [previous, , , account] = await Promise.all([
      supersedePublished(tx, edition, now),
      publish(tx, { id: edition.id, state, publishedAt: now }),
      addReview(tx, edition, person, "publish", "", now),
      computeAccount(tx, { commitmentId: edition.commitmentId, party: edition.party }),
      edition.updateKind === "report" && indexWords(tx, edition, now),
    ]);
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
    const publication = { ...entry, action: "publication" as const, record: publicRecord(edition, now) };
    const [done] = await Promise.all([
      decided(tx, edition),
      writeAccount(tx, account),
      appendToLog(tx, [...superseded, publication], now),
    ]);
    return done;
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

/** A later edition is also found by translations of the ones before it, which readers are still shown. */
async function indexWords(tx: Database, edition: LockedEdition, publishedAt: Date): Promise<void> {
  const [shown] = edition.number > 1 ? await findShownTranslations(tx, { edition: edition.id }) : [edition];
  const translations = shown?.translations ?? [];
  await indexUpdates(tx, [{ ...edition, translations, editionId: edition.id, publishedAt }]);
}

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

type PublishedRow = { id: number; state: EditionState; publishedAt: Date };

const publish = prepared((db, given: PublishedRow) =>
  db
    .update(editions)
    .set({ state: given.state, publishedAt: given.publishedAt })
    .where(eq(editions.id, given.id)),
);

const supersede = prepared((db, given: { updateId: number; state: EditionState; endedAt: Date }) =>
  db
    .update(editions)
    .set({ state: given.state, endedAt: given.endedAt })
    .where(and(eq(editions.updateId, given.updateId), eq(editions.state, "published")))
    .returning({ number: editions.number }),
);

/** Ends the public edition of the same update; its number, or null when there was none. */
async function supersedePublished(tx: Database, edition: LockedEdition, now: Date): Promise<number | null> {
  const state = stateAfter("published", "supersede");
  const [previous] = await supersede(tx, { updateId: edition.updateId, state, endedAt: now });
  return previous?.number ?? null;
}

type ReviewRow = Omit<typeof reviews.$inferSelect, "id">;

const insertReview = prepared((db, { editionId, reviewerId, decision, reason, decidedAt }: ReviewRow) =>
  db.insert(reviews).values({ editionId, reviewerId, decision, reason, decidedAt }),
);

async function addReview(
  tx: Database,
  edition: LockedEdition,
  person: Person,
  decision: Decision,
  reason: string,
  now: Date,
): Promise<void> {
  const review = { editionId: edition.id, reviewerId: person.id, decision, reason, decidedAt: now };
  await insertReview(tx, review);
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

type Place = { commitmentId: number; institution: string; updateId: number };

const findPlace = prepared((db, given: Place) =>
  db
    .select({
      areas: sql<string[]>`array(select ${commitmentAreas.area} from ${commitmentAreas}
        where ${commitmentAreas.commitmentId} = ${commitments.id})`,
      institutions: sql<
        string[]
      >`array(select ${commitmentInstitutions.institution} from ${commitmentInstitutions}
        where ${commitmentInstitutions.commitmentId} = ${commitments.id} union select ${given.institution})`,
      confirmations: sql<number[]>`array(select ${updates.id} from ${updates}
        where ${updates.confirmsId} = ${given.updateId})`,
    })
    .from(commitments)
    .where(eq(commitments.id, given.commitmentId)),
);

/** The outcome of a decision that changed what is public, with every page that shows it. */
async function decided(tx: Database, edition: LockedEdition) {
  const { commitmentId, institution, updateId } = edition;
  const [place] = await findPlace(tx, { commitmentId, institution, updateId });
  if (!place) refuse({ reason: "not-found" });
  const related = [updateId, ...place.confirmations, ...(edition.confirmsId ? [edition.confirmsId] : [])];
  const touched = tagsTouchedBy({ ...place, statement: edition.statement, reference: edition }, related);
  return { ok: true as const, value: { update: updateId, edition: edition.id }, touched };
}
