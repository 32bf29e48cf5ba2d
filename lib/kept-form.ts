import { and, eq } from "drizzle-orm";
import { keptForms } from "@/db/schema/people";
import { portalDatabase } from "@/lib/portal-database";

/** A form's fields as typed; a name may come more than once. */
export type TypedValues = Record<string, string[]>;

/** Keeps what somebody typed into a form that could not be taken; one set of words per person and address. */
export async function keepForm(personId: string, address: string, values: TypedValues): Promise<void> {
  await portalDatabase()
    .insert(keptForms)
    .values({ personId, address, values })
    .onConflictDoUpdate({
      target: [keptForms.personId, keptForms.address],
      set: { values, keptAt: new Date() },
    });
}

/** What was kept for this person at this address, or null. */
export async function findKeptForm(person: { id: string }, address: string): Promise<TypedValues | null> {
  const [kept] = await portalDatabase()
    .select({ values: keptForms.values })
    .from(keptForms)
    .where(and(eq(keptForms.personId, person.id), eq(keptForms.address, address)));
  return kept?.values ?? null;
}

/** Forgets it, once the form was taken. */
export async function forgetForm(personId: string, address: string): Promise<void> {
  await portalDatabase()
    .delete(keptForms)
    .where(and(eq(keptForms.personId, personId), eq(keptForms.address, address)));
}
