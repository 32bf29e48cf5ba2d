import { eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { editionTranslations } from "@/db/schema/edition-translations";
import { statementParties } from "@/db/schema/statements";
import { editions, editionWriters, evidence, updates } from "@/db/schema/updates";
import type { EditionState, Kind } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";
import { mayReadUnpublished } from "@/domain/updates/policy";
import { after, type Step, type WrittenTranslation } from "@/domain/updates/rules";
import type { Words } from "@/domain/updates/schema";
import { refuse } from "@/lib/command";

/** Read along with a commitment: a question of its own would cost each writing a way to the database and back. */
export const partiesOfStatement = sql<
  string[]
>`array(select signatory.party from ${statementParties} signatory
  where signatory.statement = ${commitments}.statement)`;

/** An edition with what rights and rules need to know of it; the row stays locked to the transaction's end. */
export type LockedEdition = Awaited<ReturnType<typeof lockEdition>>;

/**
 * Lets one transaction at a time decide on an update, whichever of its editions is meant; a confirmation also
 * holds the report that it confirms. Taken before anything is read, so that nothing read is outdated.
 */
export const lockUpdate = prepared((db, { update }: { update: number }) =>
  lockingUpdate(db, eq(updates.id, update)),
);

const lockUpdateOfEdition = prepared((db, { edition }: { edition: number }) =>
  lockingUpdate(
    db,
    inArray(updates.id, db.select({ id: editions.updateId }).from(editions).where(eq(editions.id, edition))),
  ),
);

function lockingUpdate(db: Database, which: SQL) {
  const confirmed = db.select({ id: updates.confirmsId }).from(updates).where(which);
  return db
    .select({ id: updates.id })
    .from(updates)
    .where(or(which, inArray(updates.id, confirmed)))
    .orderBy(updates.id)
    .for("no key update");
}

const readEditionForUpdate = prepared((db, { id }: { id: number }) =>
  db
    .select({
      id: editions.id,
      updateId: editions.updateId,
      number: editions.number,
      state: editions.state,
      revision: editions.revision,
      language: editions.language,
      asOf: editions.asOf,
      status: editions.status,
      text: editions.text,
      nextStep: editions.nextStep,
      nextStepOn: editions.nextStepOn,
      waitingFor: editions.waitingFor,
      waitingSince: editions.waitingSince,
      changeNote: editions.changeNote,
      updateKind: editions.updateKind,
      commitmentKind: editions.commitmentKind,
      commitmentId: updates.commitmentId,
      confirmsId: updates.confirmsId,
      institution: updates.institution,
      party: updates.party,
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      institutions: sql<
        string[]
      >`array(select ${commitmentInstitutions.institution} from ${commitmentInstitutions}
        where ${commitmentInstitutions.commitmentId} = ${updates.commitmentId} order by 1)`,
      writers: sql<string[]>`array(select ${editionWriters.personId}::text from ${editionWriters}
        where ${editionWriters.editionId} = ${editions.id})`,
      parties: partiesOfStatement,
      isWithdrawn: sql<boolean>`exists (select 1 from ${editions} other
        where other.update_id = ${updates.id} and other.state = 'withdrawn')`,
      translations: sql<WrittenTranslation[]>`coalesce((select jsonb_agg(jsonb_build_object(
        'language', translated.language, 'translator', translated.translator, 'text', translated.text,
        'nextStep', translated.next_step) order by translated.language)
        from ${editionTranslations} translated where translated.edition_id = ${editions.id}), '[]')`,
      evidence: sql<{ url: string; title: string }[]>`coalesce((select jsonb_agg(jsonb_build_object(
        'url', ${evidence.url}, 'title', ${evidence.title}) order by ${evidence.position})
        from ${evidence} where ${evidence.editionId} = ${editions.id}), '[]')`,
    })
    .from(editions)
    .innerJoin(updates, eq(updates.id, editions.updateId))
    .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
    .where(eq(editions.id, id))
    .for("update", { of: editions }),
);

/** Loads and locks an edition; one that the person may not even know of is "not found". */
export async function lockEdition(tx: Database, person: Person, id: number) {
  const [, [edition]] = await Promise.all([
    lockUpdateOfEdition(tx, { edition: id }),
    readEditionForUpdate(tx, { id }),
  ]);
  if (!edition || !mayReadUnpublished(person, edition)) refuse({ reason: "not-found" });
  return edition;
}

/** The state after a step, or the refusal that says which state stands in the way. */
export function stateAfter(state: EditionState, step: Step): EditionState {
  return after(state, step) ?? refuse({ reason: "impossible", message: `edition-is-${state}` });
}

/** A withdrawn update does not come back as a new edition: its institution writes a new update. */
export function refuseIfWithdrawn({ isWithdrawn }: LockedEdition): void {
  if (isWithdrawn) refuse({ reason: "impossible", message: "update-is-withdrawn" });
}

type WordColumns = ReturnType<typeof columnsOf>;
type DraftRow = WordColumns & {
  updateId: number;
  commitmentKind: Kind;
  number: number;
  authorId: string;
  savedAt: Date;
};

const insertDraft = prepared((db, given: DraftRow) =>
  db
    .insert(editions)
    .values({
      ...columnsOf(given),
      updateId: given.updateId,
      commitmentKind: given.commitmentKind,
      updateKind: "report",
      number: given.number,
      state: "draft",
      authorId: given.authorId,
      savedAt: given.savedAt,
    })
    .returning({ id: editions.id }),
);

/** A new edition as a draft, or submitted at once where the words say so; its number in the database. */
export async function insertEdition(
  tx: Database,
  target: { updateId: number; number: number; kind: Kind },
  person: Person,
  words: Words,
  now: Date,
): Promise<number> {
  const [created] = await insertDraft(tx, {
    ...columnsOf(words),
    updateId: target.updateId,
    commitmentKind: target.kind,
    number: target.number,
    authorId: person.id,
    savedAt: now,
  });
  const editionId = required(created).id;
  // Sent together, done in this order: evidence may only be added to an open edition, the state closes last.
  await Promise.all([
    ...insertEvidence(tx, editionId, words.evidence),
    ...insertTranslations(tx, editionId, words.translations ?? []),
    signAsWriter(tx, { editionId, personId: person.id }),
    words.intent === "submit" &&
      submitDraft(tx, { id: editionId, state: stateAfter("draft", "submit"), submittedAt: now }),
  ]);
  return editionId;
}

const submitDraft = prepared((db, given: { id: number; state: EditionState; submittedAt: Date }) =>
  db
    .update(editions)
    .set({ state: given.state, submittedAt: given.submittedAt })
    .where(eq(editions.id, given.id)),
);

type Saved = Pick<
  typeof editions.$inferSelect,
  "state" | "revision" | "savedAt" | "submittedAt" | "authorId"
>;

/** Writes other words over an open edition, and whose they are. Translations that are not given stay. */
export async function rewriteEdition(
  tx: Database,
  edition: LockedEdition,
  saved: Saved,
  words: Words,
): Promise<void> {
  const { id: editionId, translations: stored } = edition;
  // None is in the original's own language.
  const translations = words.translations ?? stored.filter(({ language }) => language !== words.language);
  // Sent together, done in this order: evidence may only change while the edition is open, the state closes after it.
  await Promise.all([
    removeEvidence(tx, { editionId }),
    ...insertEvidence(tx, editionId, words.evidence),
    stored.length > 0 && removeTranslations(tx, { editionId }),
    ...insertTranslations(tx, editionId, translations),
    updateEdition(tx, { ...columnsOf(words), ...saved, id: editionId }),
    signAsWriter(tx, { editionId, personId: saved.authorId }),
  ]);
}

const updateEdition = prepared((db, given: WordColumns & Saved & { id: number }) =>
  db
    .update(editions)
    .set({
      ...columnsOf(given),
      state: given.state,
      revision: given.revision,
      savedAt: given.savedAt,
      submittedAt: given.submittedAt,
      authorId: given.authorId,
    })
    .where(eq(editions.id, given.id)),
);

const removeEvidence = prepared((db, { editionId }: { editionId: number }) =>
  db.delete(evidence).where(eq(evidence.editionId, editionId)),
);

type EvidenceRow = Omit<typeof evidence.$inferSelect, "id">;

const insertEvidenceRow = prepared((db, { editionId, position, url, title }: EvidenceRow) =>
  db.insert(evidence).values({ editionId, position, url, title }),
);

function insertEvidence(tx: Database, editionId: number, links: Words["evidence"]): Promise<unknown>[] {
  return links.map((link, index) => insertEvidenceRow(tx, { ...link, editionId, position: index + 1 }));
}

const removeTranslations = prepared((db, { editionId }: { editionId: number }) =>
  db.delete(editionTranslations).where(eq(editionTranslations.editionId, editionId)),
);

type TranslationRow = typeof editionTranslations.$inferSelect;

const insertTranslation = prepared((db, given: TranslationRow) => {
  const { editionId, language, translator, text, nextStep } = given;
  return db.insert(editionTranslations).values({ editionId, language, translator, text, nextStep });
});

function insertTranslations(
  tx: Database,
  editionId: number,
  translations: readonly WrittenTranslation[],
): Promise<unknown>[] {
  return translations.map((translation) => insertTranslation(tx, { ...translation, editionId }));
}

export const signAsWriter = prepared((db, { editionId, personId }: { editionId: number; personId: string }) =>
  db.insert(editionWriters).values({ editionId, personId }).onConflictDoNothing(),
);

/** The words of an edition that stand in columns of its own row. */
export function columnsOf(words: Omit<Words, "intent" | "evidence" | "translations">) {
  const { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote } = words;
  return { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote };
}

/** The row that an insert returned. */
export function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("the database returned no row for an insert");
  return row;
}
