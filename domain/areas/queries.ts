import { asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { areas } from "@/db/schema/areas";
import { commitmentAreas, commitments } from "@/db/schema/commitments";
import { statements } from "@/db/schema/statements";
import {
  type CommitmentInBrief,
  listCommitments,
  listCommitmentsByStatement,
} from "@/domain/commitments/queries";
import { areaTag, MILESTONES_TAG, OVERVIEW_TAG } from "@/domain/log/rules";
import { listLastMilestones, ofArea } from "@/domain/milestones/queries";
import { publicQuery } from "@/lib/cache";

/** As many milestones an area's page shows, of those that are last in time. */
const MILESTONES = 6;

export type AreaWithCommitments = Awaited<ReturnType<typeof listAreas>>[number];

/** Every area in its order, with those of the commitments of one statement that stand in it. */
export async function listAreas(db: Database, statement: string, all: readonly CommitmentInBrief[]) {
  const [rows, standing] = await Promise.all([
    db
      .select({ slug: areas.slug, lead: areas.lead, name: areas.name, description: areas.description })
      .from(areas)
      .orderBy(asc(areas.position)),
    db
      .select({ area: commitmentAreas.area, commitmentId: commitmentAreas.commitmentId })
      .from(commitments)
      .innerJoin(commitmentAreas, eq(commitmentAreas.commitmentId, commitments.id))
      .where(eq(commitments.statement, statement)),
  ]);
  return rows.map((area) => {
    const inArea = standing.filter((row) => row.area === area.slug).map((row) => row.commitmentId);
    return { ...area, commitments: all.filter(({ id }) => inArea.includes(id)) };
  });
}

/** The names of all areas in their order. */
export const areaNames = publicQuery({
  tags: () => [],
  read: (db, _args: Record<string, never>) =>
    db.select({ slug: areas.slug, name: areas.name }).from(areas).orderBy(asc(areas.position)),
});

/** The statement signed last; undefined while none is loaded. */
export async function findLastStatement(db: Database) {
  const [statement] = await db
    .select({
      slug: statements.slug,
      title: statements.title,
      place: statements.place,
      signedOn: statements.signedOn,
    })
    .from(statements)
    .orderBy(desc(statements.signedOn), desc(statements.slug))
    .limit(1);
  return statement;
}

/** All areas with the states of the commitments of the statement signed last. */
export const areasPage = publicQuery({
  tags: () => [OVERVIEW_TAG],
  async read(db, _args: Record<string, never>, today) {
    const slug = (await findLastStatement(db))?.slug ?? "";
    return listAreas(db, slug, await listCommitments(db, eq(commitments.statement, slug), today));
  },
});

/**
 * One area with its commitments, statement by statement, and what happened last in it. Null when there is no such
 * area, or none of its commitments is in a statement `before` the one given.
 */
export const areaPage = publicQuery({
  tags: ({ area }: { area: string; before: string | null }) => [areaTag(area), MILESTONES_TAG],
  async read(db, { area: slug, before }, today) {
    const [area] = await db.select().from(areas).where(eq(areas.slug, slug));
    if (!area) return null;
    const here = sql`exists (select 1 from ${commitmentAreas} ca
      where ca.commitment_id = ${commitments.id} and ca.area = ${slug})`;
    const [page, milestones] = await Promise.all([
      listCommitmentsByStatement(db, here, before, today),
      before === null ? listLastMilestones(db, ofArea(slug), MILESTONES, today) : [],
    ]);
    return page && { ...area, ...page, milestones };
  },
});

export type AreaView = NonNullable<Awaited<ReturnType<typeof areaPage.read>>>;
