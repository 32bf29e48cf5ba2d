import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { editionTranslations } from "@/db/schema/edition-translations";
import { statementParties } from "@/db/schema/statements";
import { editions, editionWriters, evidence, updates } from "@/db/schema/updates";
import type { EditionState } from "@/db/vocabulary";
import type { CommitmentReference } from "@/domain/commitments/rules";
import type { Person } from "@/domain/people/rules";
import { mayEdit, mayReadUnpublished, mayWrite } from "@/domain/updates/policy";
import { after, problemsOf, type Step, type WrittenTranslation } from "@/domain/updates/rules";
import {
  confirmInput,
  editionInput,
  LIMITS,
  newUpdateInput,
  reviseInput,
  type Words,
} from "@/domain/updates/schema";
import { command, refuse } from "@/lib/command";
import { type Day, latestToday } from "@/lib/dates";

const isOfficial = (person: Person) => person.role === "official";

/** Writes the first words on a commitment: a new update with its first edition, as a draft or submitted. */
export const recordUpdate = command({
  name: "recordUpdate",
  allow: isOfficial,
  input: newUpdateInput,
  async run(tx, { person, now }, input) {
    const commitment = await lockAssignedCommitment(tx, person, input.statement, input.reference);
    refuseProblems(input, { ...commitment, editionNumber: 1, today: latestToday(now) });
    const updateId = await insertUpdate(tx, commitment, person, { kind: "report", confirmsId: null });
    const editionId = await insertEdition(
      tx,
      { updateId, number: 1, kind: commitment.kind },
      person,
      input,
      now,
    );
    return { ok: true, value: { update: updateId, edition: editionId }, touched: [] };
  },
});

/** Goes on writing on a draft or a returned edition; refused when somebody else saved in between. */
export const saveEdition = command({
  name: "saveEdition",
  allow: isOfficial,
  input: editionInput,
  async run(tx, { person, now }, input) {
    const edition = await lockEdition(tx, person, input.edition);
    if (!mayEdit(person, edition)) refuse({ reason: "forbidden" });
    const state = stateAfter(edition.state, input.intent === "submit" ? "submit" : "save");
    if (edition.revision !== input.revision) {
      refuse({ reason: "outdated", revision: edition.revision, current: wordsAsTyped(edition) });
    }
    refuseIfWithdrawn(edition);
    const { commitmentKind: kind, parties, number: editionNumber } = edition;
    refuseProblems(input, { kind, parties, editionNumber, today: latestToday(now) });
    // Evidence may only change while the edition is open: the state closes last.
    await tx.delete(evidence).where(eq(evidence.editionId, edition.id));
    await insertEvidence(tx, edition.id, input.evidence);
    await replaceTranslations(tx, edition, input);
    await tx
      .update(editions)
      .set({
        ...columnsOf(input),
        state,
        revision: edition.revision + 1,
        savedAt: now,
        submittedAt: state === "submitted" ? now : null,
        authorId: person.id,
      })
      .where(eq(editions.id, edition.id));
    await signAsWriter(tx, edition.id, person);
    return { ok: true, value: { update: edition.updateId, edition: edition.id }, touched: [] };
  },
});

/** "No change, confirmed": submits a confirmation of the party's latest published report, dated today. */
export const confirmNoChange = command({
  name: "confirmNoChange",
  allow: isOfficial,
  input: confirmInput,
  async run(tx, { person, now }, input) {
    const commitment = await lockAssignedCommitment(tx, person, input.statement, input.reference);
    const [account] = await tx
      .select({ reportId: accounts.reportId })
      .from(accounts)
      .where(and(eq(accounts.commitmentId, commitment.id), eq(accounts.party, person.party)))
      .for("update");
    if (!account?.reportId) refuse({ reason: "impossible", message: "nothing-to-confirm" });
    const waiting = await findWaitingConfirmation(tx, account.reportId, person);
    if (waiting) return { ok: true, value: waiting, touched: [] };
    const kind = { kind: "no-change", confirmsId: account.reportId } as const;
    const update = await insertUpdate(tx, commitment, person, kind);
    const [created] = await tx
      .insert(editions)
      .values({
        updateId: update,
        commitmentKind: commitment.kind,
        updateKind: "no-change",
        number: 1,
        state: "submitted",
        language: "en",
        asOf: latestToday(now),
        authorId: person.id,
        savedAt: now,
        submittedAt: now,
      })
      .returning({ id: editions.id });
    const edition = required(created).id;
    await signAsWriter(tx, edition, person);
    return { ok: true, value: { update, edition }, touched: [] };
  },
});

/** Opens a new edition of a published update, beginning with its words; an open one is returned as it is. */
export const reviseUpdate = command({
  name: "reviseUpdate",
  allow: isOfficial,
  input: reviseInput,
  async run(tx, { person, now }, input) {
    await lockUpdate(tx, eq(updates.id, input.update));
    const all = await tx
      .select({ id: editions.id, number: editions.number, state: editions.state })
      .from(editions)
      .where(eq(editions.updateId, input.update))
      .orderBy(desc(editions.number));
    const latest = all[0];
    if (!latest) refuse({ reason: "not-found" });
    const published = await lockEdition(
      tx,
      person,
      (all.find((one) => one.state === "published") ?? latest).id,
    );
    if (!mayEdit(person, published)) refuse({ reason: "forbidden" });
    const openOne = all.find((one) => after(one.state, "submit") !== null || one.state === "submitted");
    if (openOne) return { ok: true, value: { update: input.update, edition: openOne.id }, touched: [] };
    if (published.state !== "published" || published.updateKind !== "report") {
      refuse({ reason: "impossible", message: "not-published" });
    }
    // Translations stay with the words that were translated: these are about to change.
    const words: Words = { ...published, intent: "save", changeNote: "", translations: [] };
    const target = { updateId: input.update, number: latest.number + 1, kind: published.commitmentKind };
    const edition = await insertEdition(tx, target, person, words, now);
    return { ok: true, value: { update: input.update, edition }, touched: [] };
  },
});

/** Read along with a commitment: a question of its own would cost each writing a way to the database and back. */
const partiesOfStatement = sql<string[]>`array(select signatory.party from ${statementParties} signatory
  where signatory.statement = ${commitments}.statement)`;

/** An edition with what rights and rules need to know of it; the row stays locked to the transaction's end. */
export type LockedEdition = Awaited<ReturnType<typeof lockEdition>>;

/**
 * Lets one transaction at a time decide on an update, whichever of its editions is meant; a confirmation also
 * holds the report that it confirms. Taken before anything is read, so that nothing read is outdated.
 */
async function lockUpdate(tx: Database, which: SQL): Promise<void> {
  const confirmed = tx.select({ id: updates.confirmsId }).from(updates).where(which);
  await tx
    .select({ id: updates.id })
    .from(updates)
    .where(or(which, inArray(updates.id, confirmed)))
    .orderBy(updates.id)
    .for("no key update");
}

/** Loads and locks an edition; one that the person may not even know of is "not found". */
export async function lockEdition(tx: Database, person: Person, id: number) {
  const ofEdition = tx.select({ id: editions.updateId }).from(editions).where(eq(editions.id, id));
  await lockUpdate(tx, inArray(updates.id, ofEdition));
  const [edition] = await tx
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
    .for("update", { of: editions });
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

type AssignedCommitmentRow = Awaited<ReturnType<typeof lockAssignedCommitment>>;

async function lockAssignedCommitment(
  tx: Database,
  person: Person,
  statement: string,
  reference: CommitmentReference,
) {
  const [commitment] = await tx
    .select({
      id: commitments.id,
      kind: commitments.kind,
      institutions: sql<
        string[]
      >`array(select ${commitmentInstitutions.institution} from ${commitmentInstitutions}
        where ${commitmentInstitutions.commitmentId} = ${commitments.id})`,
      parties: partiesOfStatement,
    })
    .from(commitments)
    .where(
      and(
        eq(commitments.statement, statement),
        eq(commitments.clause, reference.clause),
        eq(commitments.ordinal, reference.ordinal),
      ),
    )
    .for("share", { of: commitments });
  if (!commitment) refuse({ reason: "not-found" });
  if (!mayWrite(person, commitment)) refuse({ reason: "forbidden" });
  return commitment;
}

/** A confirmation of the same report by the same institution that still waits: one click more adds none. */
async function findWaitingConfirmation(tx: Database, reportId: number, person: Person) {
  const [waiting] = await tx
    .select({ update: updates.id, edition: editions.id })
    .from(updates)
    .innerJoin(editions, eq(editions.updateId, updates.id))
    .where(
      and(
        eq(updates.confirmsId, reportId),
        eq(updates.institution, person.institution),
        inArray(editions.state, ["submitted"]),
      ),
    );
  return waiting;
}

function refuseProblems(words: Words, on: Parameters<typeof problemsOf>[1] & { today: Day }): void {
  const issues = problemsOf(words, on);
  if (issues.length > 0) refuse({ reason: "invalid", issues });
}

async function insertUpdate(
  tx: Database,
  commitment: AssignedCommitmentRow,
  person: Person,
  update: { kind: "report"; confirmsId: null } | { kind: "no-change"; confirmsId: number },
): Promise<number> {
  const [created] = await tx
    .insert(updates)
    .values({
      ...update,
      commitmentId: commitment.id,
      commitmentKind: commitment.kind,
      institution: person.institution,
      party: person.party,
    })
    .returning({ id: updates.id });
  return required(created).id;
}

async function insertEdition(
  tx: Database,
  target: { updateId: number; number: number; kind: AssignedCommitmentRow["kind"] },
  person: Person,
  words: Words,
  now: Date,
): Promise<number> {
  const submitted = words.intent === "submit";
  const [created] = await tx
    .insert(editions)
    .values({
      ...columnsOf(words),
      updateId: target.updateId,
      commitmentKind: target.kind,
      updateKind: "report",
      number: target.number,
      state: "draft",
      authorId: person.id,
      savedAt: now,
    })
    .returning({ id: editions.id });
  const editionId = required(created).id;
  await insertEvidence(tx, editionId, words.evidence);
  await insertTranslations(tx, editionId, words.translations ?? []);
  await signAsWriter(tx, editionId, person);
  // Evidence may only be added to an open edition: the state closes last.
  if (submitted) {
    const state = stateAfter("draft", "submit");
    await tx.update(editions).set({ state, submittedAt: now }).where(eq(editions.id, editionId));
  }
  return editionId;
}

async function insertEvidence(tx: Database, editionId: number, links: Words["evidence"]): Promise<void> {
  if (links.length === 0) return;
  await tx.insert(evidence).values(links.map((link, index) => ({ ...link, editionId, position: index + 1 })));
}

/** Puts the translations that are given in the place of the stored ones; none is in the original's own language. */
async function replaceTranslations(tx: Database, edition: LockedEdition, words: Words): Promise<void> {
  const kept = words.translations ?? edition.translations.filter((one) => one.language !== words.language);
  if (edition.translations.length > 0) {
    await tx.delete(editionTranslations).where(eq(editionTranslations.editionId, edition.id));
  }
  await insertTranslations(tx, edition.id, kept);
}

async function insertTranslations(
  tx: Database,
  editionId: number,
  translations: readonly WrittenTranslation[],
): Promise<void> {
  if (translations.length === 0) return;
  await tx.insert(editionTranslations).values(translations.map((one) => ({ ...one, editionId })));
}

async function signAsWriter(tx: Database, editionId: number, person: Person): Promise<void> {
  await tx.insert(editionWriters).values({ editionId, personId: person.id }).onConflictDoNothing();
}

function columnsOf(words: Words) {
  const { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote } = words;
  return { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote };
}

/** The stored words under the names of the form's fields, empty ones too, to be shown beside what was typed. */
function wordsAsTyped(edition: LockedEdition): Record<string, string> {
  const fields = Object.entries(columnsOf({ ...edition, intent: "save" }));
  const links = Array.from({ length: LIMITS.evidence }, (_, index) => [
    [`evidence.${index}.url`, edition.evidence[index]?.url],
    [`evidence.${index}.title`, edition.evidence[index]?.title],
  ]);
  return Object.fromEntries([...fields, ...links.flat()].map(([name, value]) => [name, value ?? ""]));
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("the database returned no row for an insert");
  return row;
}
