import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { areas } from "@/db/schema/areas";
import { commitmentAreas, commitments } from "@/db/schema/commitments";
import { listCommitments } from "@/domain/commitments/queries";
import { areaTag, MILESTONES_TAG, OVERVIEW_TAG } from "@/domain/log/rules";
import { listMilestones, ofArea } from "@/domain/milestones/queries";
import { publicQuery } from "@/lib/cache";

export type AreaInBrief = Omit<Awaited<ReturnType<typeof listAreasWithCommitments>>[number], "commitmentIds">;

/** Every area in its order, with the ids of the commitments in it. */
export async function listAreasWithCommitments(db: Database) {
  return db
    .select({
      slug: areas.slug,
      lead: areas.lead,
      name: areas.name,
      description: areas.description,
      commitmentIds: sql<number[]>`array(select ca.commitment_id from ${commitmentAreas} ca
        where ca.area = "areas"."slug")`,
    })
    .from(areas)
    .orderBy(asc(areas.position));
}

/** All areas with their commitments' states. */
export const areasPage = publicQuery({
  tags: () => [OVERVIEW_TAG],
  async read(db, _args: Record<string, never>, today) {
    const [inAreas, all] = await Promise.all([
      listAreasWithCommitments(db),
      listCommitments(db, sql`true`, today),
    ]);
    return inAreas.map(({ commitmentIds, ...area }) => ({
      ...area,
      commitments: all.filter((commitment) => commitmentIds.includes(commitment.id)),
    }));
  },
});

/** One area with its commitments and milestones; null when there is no such area. */
export const areaPage = publicQuery({
  tags: ({ area }: { area: string }) => [areaTag(area), MILESTONES_TAG],
  async read(db, { area: slug }, today) {
    const [area] = await db.select().from(areas).where(eq(areas.slug, slug));
    if (!area) return null;
    const here = sql`${commitments.id} in (select ca.commitment_id from ${commitmentAreas} ca where ca.area = ${slug})`;
    const [inArea, milestones] = await Promise.all([
      listCommitments(db, here, today),
      listMilestones(db, ofArea(slug), today),
    ]);
    return { ...area, commitments: inArea, milestones };
  },
});
