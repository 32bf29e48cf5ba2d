import { asc, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentAreas, commitments } from "@/db/schema/commitments";
import { milestoneClauses, milestoneCommitments, milestones } from "@/db/schema/milestones";
import { MILESTONES_TAG } from "@/domain/log/rules";
import { type MilestoneTime, timeOf } from "@/domain/milestones/rules";
import { publicQuery } from "@/lib/cache";
import type { Day } from "@/lib/dates";

export type MilestoneView = Awaited<ReturnType<typeof listMilestones>>[number];

/** The milestones that the condition names, in the order of their dates, each with the commitments it concerns. */
export async function listMilestones(db: Database, which: SQL | undefined, today: Day) {
  const rows = await db
    .select({
      id: milestones.id,
      statement: milestones.statement,
      kind: milestones.kind,
      date: milestones.date,
      planned: milestones.planned,
      certainty: milestones.certainty,
      title: milestones.title,
      note: milestones.note,
      source: milestones.source,
      commitments: sql<{ clause: number; ordinal: number }[]>`coalesce((
        select json_agg(json_build_object('clause', c.clause, 'ordinal', c.ordinal) order by c.clause, c.ordinal)
        from ${milestoneCommitments} mc join ${commitments} c on c.id = mc.commitment_id
        where mc.milestone_id = "milestones"."id"), '[]')`,
    })
    .from(milestones)
    .where(which)
    .orderBy(asc(milestones.date), asc(milestones.id));
  return rows.map((row): typeof row & { time: MilestoneTime } => ({ ...row, time: timeOf(row, today) }));
}

export const ofCommitment = (commitmentId: number): SQL =>
  sql`${milestones.id} in (select ${milestoneCommitments.milestoneId} from ${milestoneCommitments}
    where ${milestoneCommitments.commitmentId} = ${commitmentId})`;

export const ofClause = (statement: string, clause: number): SQL =>
  sql`${milestones.id} in (select mc.milestone_id from ${milestoneClauses} mc
    where mc.statement = ${statement} and mc.clause = ${clause})`;

export const ofArea = (area: string): SQL =>
  sql`${milestones.id} in (select mc.milestone_id from ${milestoneCommitments} mc
    join ${commitmentAreas} ca on ca.commitment_id = mc.commitment_id where ca.area = ${area})`;

/** Planned milestones whose time is not over, the nearest first. */
export async function listComing(db: Database, statement: string, today: Day, limit: number) {
  const planned = sql`${milestones.statement} = ${statement} and ${milestones.planned}
    and ${milestones.date} >= left(${today}, length(${milestones.date}))`;
  return (await listMilestones(db, planned, today)).slice(0, limit);
}

/** One line of time: everything that happened, and everything that is planned. */
export const milestonesPage = publicQuery({
  tags: () => [MILESTONES_TAG],
  read: (db, _args: Record<string, never>, today) => listMilestones(db, undefined, today),
});
