import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { accounts, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { editions, updates } from "@/db/schema/updates";
import type { CommitmentReference } from "@/domain/commitments/rules";
import {
  columnsOf,
  insertEdition,
  type LockedEdition,
  lockEdition,
  lockUpdate,
  partiesOfStatement,
  refuseIfWithdrawn,
  required,
  rewriteEdition,
  signAsWriter,
  stateAfter,
} from "@/domain/editions/commands";
import type { Person } from "@/domain/people/rules";
import { mayEdit, mayWrite } from "@/domain/updates/policy";
import { after, problemsOf } from "@/domain/updates/rules";
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
    const saved = {
      state,
      revision: edition.revision + 1,
      savedAt: now,
      submittedAt: state === "submitted" ? now : null,
      authorId: person.id,
    };
    await rewriteEdition(tx, edition, saved, input);
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
    await signAsWriter(tx, { editionId: edition, personId: person.id });
    return { ok: true, value: { update, edition }, touched: [] };
  },
});

/** Opens a new edition of a published update, beginning with its words; an open one is returned as it is. */
export const reviseUpdate = command({
  name: "reviseUpdate",
  allow: isOfficial,
  input: reviseInput,
  async run(tx, { person, now }, input) {
    await lockUpdate(tx, { update: input.update });
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

type AssignedCommitmentRow = Awaited<ReturnType<typeof lockAssignedCommitment>>;

const readCommitmentForShare = prepared((db, given: CommitmentReference & { statement: string }) =>
  db
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
        eq(commitments.statement, given.statement),
        eq(commitments.clause, given.clause),
        eq(commitments.ordinal, given.ordinal),
      ),
    )
    .for("share", { of: commitments }),
);

async function lockAssignedCommitment(
  tx: Database,
  person: Person,
  statement: string,
  { clause, ordinal }: CommitmentReference,
) {
  const [commitment] = await readCommitmentForShare(tx, { statement, clause, ordinal });
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

type UpdateRow = Pick<
  typeof updates.$inferSelect,
  "commitmentId" | "commitmentKind" | "institution" | "party" | "kind" | "confirmsId"
>;

const insertUpdateRow = prepared((db, given: UpdateRow) =>
  db
    .insert(updates)
    .values({
      commitmentId: given.commitmentId,
      commitmentKind: given.commitmentKind,
      institution: given.institution,
      party: given.party,
      kind: given.kind,
      confirmsId: given.confirmsId,
    })
    .returning({ id: updates.id }),
);

async function insertUpdate(
  tx: Database,
  commitment: AssignedCommitmentRow,
  person: Person,
  update: { kind: "report"; confirmsId: null } | { kind: "no-change"; confirmsId: number },
): Promise<number> {
  const [created] = await insertUpdateRow(tx, {
    ...update,
    commitmentId: commitment.id,
    commitmentKind: commitment.kind,
    institution: person.institution,
    party: person.party,
  });
  return required(created).id;
}

/** The stored words under the names of the form's fields, empty ones too, to be shown beside what was typed. */
function wordsAsTyped(edition: LockedEdition): Record<string, string> {
  const fields = Object.entries(columnsOf(edition));
  const links = Array.from({ length: LIMITS.evidence }, (_, index) => [
    [`evidence.${index}.url`, edition.evidence[index]?.url],
    [`evidence.${index}.title`, edition.evidence[index]?.title],
  ]);
  return Object.fromEntries([...fields, ...links.flat()].map(([name, value]) => [name, value ?? ""]));
}
