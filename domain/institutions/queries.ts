import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { parties } from "@/db/schema/statements";
import { updates } from "@/db/schema/updates";
import type { PartyCode } from "@/db/vocabulary";
import { listCommitments } from "@/domain/commitments/queries";
import { institutionTag } from "@/domain/log/rules";
import { listUpdates } from "@/domain/updates/queries";
import { publicQuery } from "@/lib/cache";

const LATEST = 50;

/** One institution, the commitments it answers for with its side's account, and its updates; else null. */
export const institutionPage = publicQuery({
  tags: ({ institution }: { institution: string }) => [institutionTag(institution)],
  async read(db, { institution: slug }, today) {
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
    const assigned = sql`${commitments.id} in (select ci.commitment_id from ${commitmentInstitutions} ci
      where ci.institution = ${slug})`;
    const [all, roles, latest] = await Promise.all([
      listCommitments(db, assigned, today),
      db
        .select({ id: commitmentInstitutions.commitmentId, role: commitmentInstitutions.role })
        .from(commitmentInstitutions)
        .where(eq(commitmentInstitutions.institution, slug)),
      listUpdates(db, { which: eq(updates.institution, slug), withdrawn: true, limit: LATEST }),
    ]);
    const leads = new Set(roles.filter(({ role }) => role === "lead").map(({ id }) => id));
    return {
      ...institution,
      leads: all.filter((commitment) => leads.has(commitment.id)),
      supports: all.filter((commitment) => !leads.has(commitment.id)),
      updates: latest,
    };
  },
});

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
