import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { statementParties } from "@/db/schema/statements";
import type { LocalizedName } from "@/db/vocabulary";
import { mayAssign } from "@/domain/assignments/policy";
import type { CommitmentReference } from "@/domain/commitments/rules";
import type { Person } from "@/domain/people/rules";

export type AssignedInstitution = { slug: string; name: LocalizedName; role: "lead" | "supporting" };

/** The commitments of the person's party that the condition names, each with that side's institutions, the lead first. */
function selectAssignments(db: Database, person: Person, which?: SQL) {
  return db
    .select({
      id: commitments.id,
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      title: commitments.title,
      institutions: sql<AssignedInstitution[]>`coalesce((
        select json_agg(json_build_object('slug', i.slug, 'name', i.name, 'role', ci.role) order by ci.role, i.slug)
        from ${commitmentInstitutions} ci join ${institutions} i on i.slug = ci.institution
        where ci.commitment_id = ${commitments.id} and i.party = ${person.party}), '[]')`,
    })
    .from(commitments)
    .innerJoin(statementParties, eq(statementParties.statement, commitments.statement))
    .where(and(eq(statementParties.party, person.party), which))
    .orderBy(asc(commitments.statement), asc(commitments.clause), asc(commitments.ordinal));
}

export type AssignedCommitment = Awaited<ReturnType<typeof listAssignments>>[number];

/** Every commitment with the institutions of the person's own side; none for those who may not assign. */
export async function listAssignments(db: Database, person: Person) {
  return mayAssign(person, person.party) ? selectAssignments(db, person) : [];
}

/** One commitment with the institutions of the person's own side; null when it is unknown or may not be assigned. */
export async function findAssignments(
  db: Database,
  person: Person,
  statement: string,
  { clause, ordinal }: CommitmentReference,
) {
  if (!mayAssign(person, person.party)) return null;
  const here = sql`${commitments.statement} = ${statement} and ${commitments.clause} = ${clause}
    and ${commitments.ordinal} = ${ordinal}`;
  const [found] = await selectAssignments(db, person, here);
  return found ?? null;
}
