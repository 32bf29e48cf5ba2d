import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { parties } from "@/db/schema/statements";
import type { PartyCode } from "@/db/vocabulary";
import { listCommitmentsByStatement } from "@/domain/commitments/queries";
import { institutionTag } from "@/domain/log/rules";
import { listLatest } from "@/domain/updates/queries";
import { publicQuery } from "@/lib/cache";

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
    const leads = await listLeads(db, slug, all);
    return {
      ...institution,
      ...beside,
      leads: all.filter((commitment) => leads.has(commitment.id)),
      supports: all.filter((commitment) => !leads.has(commitment.id)),
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

export type InstitutionView = NonNullable<Awaited<ReturnType<typeof institutionPage.read>>>;

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
