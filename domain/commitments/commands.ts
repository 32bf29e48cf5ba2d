import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentAreas, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { updates } from "@/db/schema/updates";
import { updateWhatDiffers } from "@/db/upsert";
import { cite, parseReference } from "@/domain/commitments/rules";
import type { CommitmentContent } from "@/domain/commitments/schema";
import { ContentProblem } from "@/lib/content-file";

/** The database's number for a commitment's citation (`6.2`). */
export type FindCommitmentId = (citation: string) => number;

/**
 * Brings a statement's commitments up to its content files. What administrators assigned stays; a commitment
 * on which somebody wrote can neither disappear nor change its kind: a ContentProblem says which.
 */
export async function loadCommitments(
  tx: Database,
  statement: string,
  content: readonly CommitmentContent[],
): Promise<FindCommitmentId> {
  await removeGone(tx, statement, content);
  await tx
    .insert(commitments)
    .values(content.map((one) => columnsOf(statement, one)))
    .onConflictDoUpdate(
      updateWhatDiffers(
        [commitments.statement, commitments.clause, commitments.ordinal],
        [
          commitments.kind,
          commitments.title,
          commitments.summary,
          commitments.reportingCycle,
          commitments.picture,
        ],
      ),
    );
  const stored = await tx.select().from(commitments).where(eq(commitments.statement, statement));
  const ids = new Map(stored.map((row) => [cite(row), row.id]));
  const idOf = (citation: string) => {
    const id = ids.get(citation);
    if (id === undefined) throw new ContentProblem(`There is no commitment ${citation} in ${statement}.`);
    return id;
  };
  await loadAreas(tx, idOf, content);
  await loadInstitutions(tx, idOf, content);
  return idOf;
}

function columnsOf(statement: string, { ref, kind, title, summary, cycle, picture }: CommitmentContent) {
  const reference = parseReference(ref);
  if (reference === null) throw new ContentProblem(`${ref} is not the number of a commitment.`);
  return { ...reference, statement, kind, title, summary, reportingCycle: cycle, picture: picture ?? null };
}

async function removeGone(tx: Database, statement: string, content: readonly CommitmentContent[]) {
  const kinds = new Map(content.map((one) => [one.ref, one.kind]));
  const ofStatement = eq(commitments.statement, statement);
  const stored = await tx.select().from(commitments).where(ofStatement).for("update");
  const updated = await tx
    .selectDistinct({ id: updates.commitmentId })
    .from(updates)
    .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
    .where(ofStatement);
  const written = new Set(updated.map((row) => row.id));
  const gone: number[] = [];
  for (const row of stored) {
    const kind = kinds.get(cite(row));
    if (written.has(row.id) && kind !== row.kind) {
      const change = kind === undefined ? "disappear" : `turn from ${row.kind} into ${kind}`;
      throw new ContentProblem(`Commitment ${cite(row)} has updates: it cannot ${change}.`);
    }
    if (kind === undefined) gone.push(row.id);
  }
  if (gone.length > 0) await tx.delete(commitments).where(inArray(commitments.id, gone));
}

async function loadAreas(
  tx: Database,
  idOf: FindCommitmentId,
  content: readonly CommitmentContent[],
): Promise<void> {
  const rows = content.flatMap(({ ref, areas }) => areas.map((area) => ({ commitmentId: idOf(ref), area })));
  const pair = sql`(${commitmentAreas.commitmentId}, ${commitmentAreas.area})`;
  const kept = rows.map((row) => sql`(${row.commitmentId}::integer, ${row.area}::text)`);
  const loaded = rows.map((row) => row.commitmentId);
  await tx
    .delete(commitmentAreas)
    .where(and(inArray(commitmentAreas.commitmentId, loaded), notInArray(pair, kept)));
  await tx.insert(commitmentAreas).values(rows).onConflictDoNothing();
}

/** A party's list on a commitment that administrators have changed is theirs, whole: the files' list waits. */
async function loadInstitutions(
  tx: Database,
  idOf: FindCommitmentId,
  content: readonly CommitmentContent[],
): Promise<void> {
  const isTheirs = await listsOfAdministrators(tx);
  const rows = content.flatMap(({ ref, institutions }) => {
    const commitmentId = idOf(ref);
    const fromFiles = Object.entries(institutions).filter(([party]) => !isTheirs(commitmentId, party));
    return fromFiles.flatMap(([, { lead, supporting }]) => [
      { commitmentId, institution: lead, role: "lead" as const },
      ...supporting.map((institution) => ({ commitmentId, institution, role: "supporting" as const })),
    ]);
  });
  const key = [commitmentInstitutions.commitmentId, commitmentInstitutions.institution];
  const pair = sql`(${sql.join(key, sql`, `)})`;
  const kept = rows.map((row) => sql`(${row.commitmentId}::integer, ${row.institution}::text)`);
  const loaded = content.map(({ ref }) => idOf(ref));
  const fromContent = eq(commitmentInstitutions.origin, "content");
  await tx
    .delete(commitmentInstitutions)
    .where(and(inArray(commitmentInstitutions.commitmentId, loaded), fromContent, notInArray(pair, kept)));
  if (rows.length === 0) return;
  await tx
    .insert(commitmentInstitutions)
    .values(rows)
    .onConflictDoUpdate(updateWhatDiffers(key, [commitmentInstitutions.role]));
}

async function listsOfAdministrators(
  tx: Database,
): Promise<(commitmentId: number, party: string) => boolean> {
  const rows = await tx
    .selectDistinct({ commitmentId: commitmentInstitutions.commitmentId, party: institutions.party })
    .from(commitmentInstitutions)
    .innerJoin(institutions, eq(institutions.slug, commitmentInstitutions.institution))
    .where(eq(commitmentInstitutions.origin, "administrator"));
  const lists = new Set(rows.map((row) => `${row.commitmentId} ${row.party}`));
  return (commitmentId, party) => lists.has(`${commitmentId} ${party}`);
}
