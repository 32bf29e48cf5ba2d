import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { parties } from "@/db/schema/statements";
import { firstAdministratorInput } from "@/domain/people/schema";
import { command, type Outcome, refuse } from "@/lib/command";
import { hashPassword } from "@/lib/password";

/** Whoever may run commands on the portal's own machine; not a person of the portal. */
const OPERATOR = { id: "operator" };

/**
 * Makes the administrator with whom a party begins, from `{ email, name, institution, password }`; refused
 * (`administrator-exists`) while that party has an active one, who then invites everybody else.
 */
export function createFirstAdministrator(
  db: Database,
  input: unknown,
  now: Date,
): Promise<Outcome<{ person: string }>> {
  return createAdministrator({ db, person: OPERATOR, now }, input);
}

const createAdministrator = command({
  name: "createFirstAdministrator",
  allow: (operator: typeof OPERATOR) => operator === OPERATOR,
  input: firstAdministratorInput,
  async run(tx, { now }, { password, ...input }) {
    // The party's row is held, so that two such commands at once do not both find nobody.
    const [party] = await tx
      .select({ code: parties.code })
      .from(institutions)
      .innerJoin(parties, eq(parties.code, institutions.party))
      .where(eq(institutions.slug, input.institution))
      .for("update", { of: parties });
    if (!party) refuseField("institution", "not-an-institution");
    const [administrator] = await tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(institutions, eq(institutions.slug, people.institution))
      .where(
        and(eq(institutions.party, party.code), eq(people.role, "administrator"), eq(people.active, true)),
      )
      .limit(1);
    if (administrator) refuse({ reason: "impossible", message: "administrator-exists" });
    const [created] = await tx
      .insert(people)
      .values({ ...input, role: "administrator", passwordHash: await hashPassword(password), createdAt: now })
      .onConflictDoNothing({ target: people.email })
      .returning({ id: people.id });
    if (!created) refuseField("email", "email-taken");
    return { ok: true, value: { person: created.id }, touched: [] };
  },
});

function refuseField(field: string, message: string): never {
  refuse({ reason: "invalid", issues: [{ field, message, values: {} }] });
}
