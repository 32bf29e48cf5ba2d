import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { statementParties } from "@/db/schema/statements";
import { mayAssign } from "@/domain/assignments/policy";
import { assignInput, unassignInput } from "@/domain/assignments/schema";
import type { CommitmentReference } from "@/domain/commitments/rules";
import { findPartyOf } from "@/domain/institutions/queries";
import { commitmentTag, INSTITUTIONS_TAG, institutionTag } from "@/domain/log/rules";
import type { Person } from "@/domain/people/rules";
import { command, refuse } from "@/lib/command";

const assignsForOwnParty = (person: Person) => mayAssign(person, person.party);

/**
 * Lets an institution of the own party answer for a commitment. Each party has one lead: where another
 * institution led, it goes on as supporting.
 */
export const assignInstitution = command({
  name: "assignInstitution",
  allow: assignsForOwnParty,
  input: assignInput,
  async run(tx, { person }, input) {
    const { commitmentId, assigned, lead } = await lockAssignments(tx, person, input);
    await requireOwnInstitution(tx, person, input.institution);
    if (input.role === "supporting" && (lead === null || lead === input.institution)) refuseWithoutLead();
    if (input.role === "lead" && lead !== null) {
      await tx.update(commitmentInstitutions).set({ role: "supporting" }).where(row(commitmentId, lead));
    }
    const { role, institution } = input;
    await tx
      .insert(commitmentInstitutions)
      .values({ commitmentId, institution, role })
      .onConflictDoUpdate({
        target: [commitmentInstitutions.commitmentId, commitmentInstitutions.institution],
        set: { role },
      });
    return settled(tx, commitmentId, input, [...assigned, institution]);
  },
});

/** Takes a supporting institution of the own party off a commitment; what it wrote stays. */
export const unassignInstitution = command({
  name: "unassignInstitution",
  allow: assignsForOwnParty,
  input: unassignInput,
  async run(tx, { person }, input) {
    const { commitmentId, assigned, lead } = await lockAssignments(tx, person, input);
    await requireOwnInstitution(tx, person, input.institution);
    if (lead === input.institution) refuseWithoutLead();
    await tx.delete(commitmentInstitutions).where(row(commitmentId, input.institution));
    return settled(tx, commitmentId, input, assigned);
  },
});

type Address = { statement: string; reference: CommitmentReference };

/** The own party's institutions on a commitment, which is held: writers and other administrators wait here. */
async function lockAssignments(tx: Database, person: Person, { statement, reference }: Address) {
  const [commitment] = await tx
    .select({ id: commitments.id })
    .from(commitments)
    .innerJoin(statementParties, eq(statementParties.statement, commitments.statement))
    .where(
      and(
        eq(commitments.statement, statement),
        eq(commitments.clause, reference.clause),
        eq(commitments.ordinal, reference.ordinal),
        eq(statementParties.party, person.party),
      ),
    )
    .for("update", { of: commitments });
  if (!commitment) refuse({ reason: "not-found" });
  const rows = await tx
    .select({ institution: institutions.slug, role: commitmentInstitutions.role })
    .from(commitmentInstitutions)
    .innerJoin(institutions, eq(institutions.slug, commitmentInstitutions.institution))
    .where(and(eq(commitmentInstitutions.commitmentId, commitment.id), eq(institutions.party, person.party)));
  return {
    commitmentId: commitment.id,
    assigned: rows.map((one) => one.institution),
    lead: rows.find((one) => one.role === "lead")?.institution ?? null,
  };
}

async function requireOwnInstitution(tx: Database, person: Person, slug: string): Promise<void> {
  const party = await findPartyOf(tx, slug);
  if (party !== null && mayAssign(person, party)) return;
  const issue = { field: "institution", message: "not-an-institution", values: {} };
  refuse({ reason: "invalid", issues: [issue] });
}

function refuseWithoutLead(): never {
  refuse({ reason: "impossible", message: "lead-needed" });
}

/**
 * From here on the party's whole list on this commitment is the administrators' (`origin`): loading content
 * leaves it alone, so that it neither undoes an assignment nor brings back what was taken away.
 */
async function settled(
  tx: Database,
  commitmentId: number,
  { statement, reference }: Address,
  concerned: readonly string[],
) {
  await tx
    .update(commitmentInstitutions)
    .set({ origin: "administrator" })
    .where(
      and(
        eq(commitmentInstitutions.commitmentId, commitmentId),
        inArray(commitmentInstitutions.institution, [...concerned]),
      ),
    );
  const touched = [
    commitmentTag(statement, reference),
    INSTITUTIONS_TAG,
    ...new Set(concerned.map(institutionTag)),
  ];
  return { ok: true as const, value: { statement, reference }, touched };
}

function row(commitmentId: number, institution: string) {
  return and(
    eq(commitmentInstitutions.commitmentId, commitmentId),
    eq(commitmentInstitutions.institution, institution),
  );
}
