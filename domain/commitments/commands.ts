import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentAreas, commitmentInstitutions, commitments } from "@/db/schema/commitments";
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
        [commitments.kind, commitments.title, commitments.summary, commitments.reportingCycle],
      ),
    );
  const stored = await tx.select().from(commitments).where(eq(commitments.statement, statement));
  const ids = new Map(stored.map((row) => [cite(row), row.id]));
  const idOf = (citation: string) => {
    const id = ids.get(citation);
    if (id === undefined) throw new ContentProblem(`There is no commitment ${citation} in ${statement}.`);
    return id;
  };
  for (const one of content) {
    await loadAreas(tx, idOf(one.ref), one.areas);
    await loadInstitutions(tx, idOf(one.ref), one.institutions);
  }
  return idOf;
}

function columnsOf(statement: string, { ref, kind, title, summary, cycle }: CommitmentContent) {
  const reference = parseReference(ref);
  if (reference === null) throw new ContentProblem(`${ref} is not the number of a commitment.`);
  return { ...reference, statement, kind, title, summary, reportingCycle: cycle };
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

async function loadAreas(tx: Database, commitmentId: number, areas: readonly string[]): Promise<void> {
  const ofCommitment = eq(commitmentAreas.commitmentId, commitmentId);
  await tx.delete(commitmentAreas).where(and(ofCommitment, notInArray(commitmentAreas.area, [...areas])));
  await tx
    .insert(commitmentAreas)
    .values(areas.map((area) => ({ commitmentId, area })))
    .onConflictDoNothing();
}

async function loadInstitutions(
  tx: Database,
  commitmentId: number,
  assigned: CommitmentContent["institutions"],
): Promise<void> {
  const rows = Object.values(assigned).flatMap(({ lead, supporting }) => [
    { commitmentId, institution: lead, role: "lead" as const },
    ...supporting.map((institution) => ({ commitmentId, institution, role: "supporting" as const })),
  ]);
  const fromContent = eq(commitmentInstitutions.origin, "content");
  await tx.delete(commitmentInstitutions).where(
    and(
      eq(commitmentInstitutions.commitmentId, commitmentId),
      fromContent,
      notInArray(
        commitmentInstitutions.institution,
        rows.map((row) => row.institution),
      ),
    ),
  );
  const settings = updateWhatDiffers(
    [commitmentInstitutions.commitmentId, commitmentInstitutions.institution],
    [commitmentInstitutions.role],
  );
  await tx
    .insert(commitmentInstitutions)
    .values(rows)
    .onConflictDoUpdate({ ...settings, setWhere: and(settings.setWhere, fromContent) });
}
