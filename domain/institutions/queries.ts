import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { parties, statements } from "@/db/schema/statements";
import { editions, updates } from "@/db/schema/updates";
import type { PartyCode, Status } from "@/db/vocabulary";
import { listCommitmentsByStatement } from "@/domain/commitments/queries";
import { type Clock, freshnessIn, listPastMonths, type MonthFreshness } from "@/domain/commitments/rules";
import { INSTITUTIONS_TAG, institutionTag } from "@/domain/log/rules";
import { listLatest } from "@/domain/updates/queries";
import { publicQuery } from "@/lib/cache";
import type { Day } from "@/lib/dates";

const LATEST = 20;

/**
 * One institution, the commitments it answers for with its side's account, statement by statement, and on the first
 * page its latest updates. Null when it does not exist, or answers for none `before` the statement given.
 */
export const institutionPage = publicQuery({
  tags: ({ institution }: { institution: string; before: string | null }) => [institutionTag(institution)],
  async read(db, { institution: slug, before }, today) {
    const [institution] = await db
      .select({
        slug: institutions.slug,
        name: institutions.name,
        website: institutions.website,
        party: institutions.party,
        side: parties.side,
      })
      .from(institutions)
      .innerJoin(parties, eq(parties.code, institutions.party))
      .where(eq(institutions.slug, slug));
    if (!institution) return null;
    const assigned = sql`exists (select 1 from ${commitmentInstitutions} ci
      where ci.commitment_id = ${commitments.id} and ci.institution = ${slug})`;
    const [page, latest] = await Promise.all([
      listCommitmentsByStatement(db, assigned, before, today),
      before === null ? listLatest(db, { institution: slug }, LATEST + 1) : [],
    ]);
    if (!page) return null;
    const { commitments: all, ...beside } = page;
    const ids = all.map(({ id }) => id);
    const [leads, freshness] = await Promise.all([
      listLeads(db, slug, all),
      listFreshness(db, institution.party, ids, today),
    ]);
    return {
      ...institution,
      ...beside,
      leads: all.filter((commitment) => leads.has(commitment.id)),
      supports: all.filter((commitment) => !leads.has(commitment.id)),
      freshness,
      updates: latest.slice(0, LATEST),
      olderUpdates: latest.length > LATEST ? (latest[LATEST - 1]?.edition ?? null) : null,
    };
  },
});

/** Which of these commitments the institution leads. */
async function listLeads(db: Database, slug: string, among: readonly { id: number }[]): Promise<Set<number>> {
  const rows = await db
    .select({ id: commitmentInstitutions.commitmentId })
    .from(commitmentInstitutions)
    .where(
      and(
        inArray(commitmentInstitutions.commitmentId, [0, ...among.map(({ id }) => id)]),
        eq(commitmentInstitutions.institution, slug),
        eq(commitmentInstitutions.role, "lead"),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

type Freshness = { commitmentId: number; months: MonthFreshness[] };

/**
 * How fresh the party's account of each of these commitments was at the end of each month of the year, in one SQL
 * statement. For every month it looks up the report that was last by then and the last confirmation of it; no history
 * is read.
 */
async function listFreshness(
  db: Database,
  party: PartyCode,
  ids: readonly number[],
  today: Day,
): Promise<Freshness[]> {
  if (ids.length === 0) return [];
  const months = listPastMonths(today);
  const rows = await db.execute<FreshnessRow>(sql`
    select c.id, s.signed_on as "signedOn", c.reporting_cycle as "reportingCycle", c.paused_on as "pausedOn",
      day.until, report.status, coalesce(confirmation.as_of, report.as_of) as "confirmedOn"
    from ${commitments} c
    join ${statements} s on s.slug = c.statement
    cross join unnest(array[${sql.join(
      months.map(({ until }) => sql`${until}`),
      sql`, `,
    )}]::date[]) day (until)
    left join lateral (
      select e.update_id, e.status, e.as_of from ${editions} e
      where e.commitment_id = c.id and e.party = ${party} and e.update_kind = 'report' and e.state = 'published'
        and e.as_of <= day.until
      order by e.as_of desc, e.published_at desc, e.update_id desc limit 1) report on true
    left join lateral (
      select e.as_of from ${editions} e join ${updates} u on u.id = e.update_id
      where e.commitment_id = c.id and e.party = ${party} and e.update_kind = 'no-change' and e.state = 'published'
        and e.as_of between report.as_of and day.until and u.confirms_id = report.update_id
      order by e.as_of desc limit 1) confirmation on true
    where c.id in ${ids}
    order by c.id, day.until`);
  return ids.map((commitmentId) => ({
    commitmentId,
    months: rows.flatMap(({ id, until, status, confirmedOn, ...clock }) => {
      const month = months.find((one) => one.until === until);
      const word = confirmedOn === null ? null : { status, confirmedOn };
      return id === commitmentId && month ? [freshnessIn(month, { ...clock, word })] : [];
    }),
  }));
}

type FreshnessRow = Omit<Clock, "today" | "word"> & {
  id: number;
  until: Day;
  status: Status | null;
  confirmedOn: Day | null;
};

export type InstitutionView = NonNullable<Awaited<ReturnType<typeof institutionPage.read>>>;

/** All parties in their order, each with the names of its institutions. */
export const partiesWithInstitutions = publicQuery({
  tags: () => [INSTITUTIONS_TAG],
  async read(db, _args: Record<string, never>) {
    const [sides, all] = await Promise.all([
      db.select({ code: parties.code, side: parties.side }).from(parties).orderBy(asc(parties.position)),
      db
        .select({ slug: institutions.slug, party: institutions.party, name: institutions.name })
        .from(institutions)
        .orderBy(asc(institutions.slug)),
    ]);
    return sides.map((side) => ({ ...side, institutions: all.filter(({ party }) => party === side.code) }));
  },
});

export type OwnInstitution = Awaited<ReturnType<typeof listInstitutionsOf>>[number];

/** A party's institutions with their names in every language that has one. */
export async function listInstitutionsOf(db: Database, party: PartyCode) {
  return db
    .select({ slug: institutions.slug, name: institutions.name, nameReview: institutions.nameReview })
    .from(institutions)
    .where(eq(institutions.party, party))
    .orderBy(asc(institutions.slug));
}

/** The party that an institution belongs to; null when there is no such institution. */
export async function findPartyOf(db: Database, slug: string): Promise<PartyCode | null> {
  const [found] = await db
    .select({ party: institutions.party })
    .from(institutions)
    .where(eq(institutions.slug, slug));
  return found?.party ?? null;
}
