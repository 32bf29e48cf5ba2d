import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentAreas, commitments } from "@/db/schema/commitments";
import { milestoneClauses, milestoneCommitments, milestones } from "@/db/schema/milestones";
import { MILESTONES_TAG } from "@/domain/log/rules";
import { layLanes, type MilestoneTime, timeOf } from "@/domain/milestones/rules";
import { publicQuery } from "@/lib/cache";
import type { Day } from "@/lib/dates";

/** As many past milestones a page shows, and as many coming ones the first page does. */
const MILESTONES_PAGE = 60;
const COMING = 30;
/** As many milestones, the last in time, the line of time draws, and as many of them it names. */
const MARKS = 300;
const KEY = 24;

export type MilestoneView = Awaited<ReturnType<typeof selectMilestones>>[number];

type Stretch = { order: "forwards" | "backwards"; limit?: number };

/** The milestones that the condition names, in the order of their dates, each with the commitments it concerns. */
export const listMilestones = (db: Database, which: SQL, today: Day) =>
  selectMilestones(db, which, today, { order: "forwards" });

/** The same for those that are last in time, no more than `limit`. */
export const listLastMilestones = async (db: Database, which: SQL, limit: number, today: Day) =>
  (await selectMilestones(db, which, today, { order: "backwards", limit })).reverse();

async function selectMilestones(db: Database, which: SQL, today: Day, { order, limit }: Stretch) {
  const by = order === "forwards" ? asc : desc;
  const query = db
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
    .orderBy(by(milestones.date), by(milestones.id));
  const rows = await (limit === undefined ? query : query.limit(limit));
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

/** What `timeOf` calls coming. */
const isComing = (today: Day) => sql`${milestones.planned}
  and ${milestones.date} >= left(${today}, length(${milestones.date}))`;

/** What is planned and whose time is not over, the nearest first, of those that the condition names. */
export function listComing(db: Database, today: Day, limit: number, which: SQL) {
  // The year says no more than the condition does, but an index can begin there.
  const coming = sql`${which} and ${isComing(today)} and ${milestones.date} >= ${today.slice(0, 4)}`;
  return selectMilestones(db, coming, today, { order: "forwards", limit });
}

/** What the line of time is narrowed to; null where anything will do. */
export type MilestoneFilter = Record<"kind" | "area", string | null> & { time: "past" | "coming" | null };

const EVERYTHING: MilestoneFilter = { kind: null, area: null, time: null };

function fits({ kind, area }: MilestoneFilter): SQL {
  const conditions = and(
    kind === null ? undefined : sql`${milestones.kind} = ${kind}`,
    area === null ? undefined : ofArea(area),
  );
  return conditions ?? sql`true`;
}

/** What the line of time draws, the last milestones of all, and those that it names. */
async function readTimeLine(db: Database, today: Day) {
  const [marks, named] = await Promise.all([
    db
      .select({ date: milestones.date, planned: milestones.planned, key: milestones.key })
      .from(milestones)
      .orderBy(desc(milestones.date), desc(milestones.id))
      .limit(MARKS + 1),
    selectMilestones(db, sql`${milestones.key}`, today, { order: "forwards", limit: KEY }),
  ]);
  // The year in which the marks end would look emptier than it is.
  const cutYear = marks.length > MARKS ? marks.at(-1)?.date.slice(0, 4) : undefined;
  const lanes = layLanes(
    marks.filter(({ date }) => cutYear === undefined || date.slice(0, 4) > cutYear),
    today,
  );
  return { lanes, named, today };
}

export type TimeLineView = Awaited<ReturnType<typeof readTimeLine>>;

/**
 * One line of time: what is past, as far as one page goes, and on the first page what is coming. Null when nothing
 * is past `before` the milestone given.
 */
export const milestonesPage = publicQuery({
  tags: () => [MILESTONES_TAG],
  async read(
    db,
    { before, filter = EVERYTHING }: { before: string | null; filter?: MilestoneFilter },
    today,
  ) {
    const position = sql`((select m.date from ${milestones} m where m.id = ${before}), ${before})`;
    const beside = (side: SQL) => sql`${fits(filter)} and not (${isComing(today)})
      and ${before === null ? sql`true` : sql`(${milestones.date}, ${milestones.id}) ${side} ${position}`}`;
    const stretch = { limit: MILESTONES_PAGE + 1 };
    // The line of time draws everything: beside a choice it would say something else than the list.
    const isWhole = before === null && Object.values(filter).every((one) => one === null);
    const [past, newer, coming, timeLine] = await Promise.all([
      filter.time === "coming"
        ? []
        : selectMilestones(db, beside(sql`<`), today, { ...stretch, order: "backwards" }),
      before === null ? [] : selectMilestones(db, beside(sql`>=`), today, { ...stretch, order: "forwards" }),
      before === null && filter.time !== "past" ? listComing(db, today, COMING, fits(filter)) : [],
      isWhole ? readTimeLine(db, today) : null,
    ]);
    if (before !== null && past.length === 0) return null;
    const shown = past.slice(0, MILESTONES_PAGE);
    return {
      past: shown.toReversed(),
      coming,
      timeLine,
      older: past.length > MILESTONES_PAGE ? (shown.at(-1)?.id ?? null) : null,
      newer: before === null ? null : (newer[MILESTONES_PAGE]?.id ?? "first"),
    };
  },
});
