import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { milestoneClauses, milestoneCommitments, milestones } from "@/db/schema/milestones";
import { updateWhatDiffers } from "@/db/upsert";
import type { FindCommitmentId } from "@/domain/commitments/commands";
import type { MilestoneContent } from "@/domain/milestones/schema";

/** Brings a statement's milestones up to its content files; one that the files no longer have goes. */
export async function loadMilestones(
  tx: Database,
  statement: string,
  content: readonly MilestoneContent[],
  commitmentId: FindCommitmentId,
): Promise<void> {
  const ids = content.map((one) => one.id);
  await tx.delete(milestones).where(and(eq(milestones.statement, statement), notInArray(milestones.id, ids)));
  if (content.length === 0) return;
  await tx
    .insert(milestones)
    .values(content.map(({ clauses, commitments, ...one }) => ({ ...one, statement })))
    .onConflictDoUpdate(
      updateWhatDiffers(
        [milestones.id],
        [
          milestones.statement,
          milestones.kind,
          milestones.date,
          milestones.planned,
          milestones.key,
          milestones.certainty,
          milestones.title,
          milestones.note,
          milestones.source,
        ],
      ),
    );
  // The links hold nothing of their own: they are written anew.
  await tx.delete(milestoneClauses).where(inArray(milestoneClauses.milestoneId, ids));
  await tx.delete(milestoneCommitments).where(inArray(milestoneCommitments.milestoneId, ids));
  await tx
    .insert(milestoneClauses)
    .values(
      content.flatMap(({ id, clauses }) => clauses.map((clause) => ({ milestoneId: id, statement, clause }))),
    );
  await tx
    .insert(milestoneCommitments)
    .values(
      content.flatMap(({ id, commitments }) =>
        commitments.map((citation) => ({ milestoneId: id, commitmentId: commitmentId(citation) })),
      ),
    );
}
