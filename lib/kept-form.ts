import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { keptForms } from "@/db/schema/people";
import { portalDatabase } from "@/lib/portal-database";
import type { TypedValues } from "@/lib/typed-values";

/** The longest form of the house, every field full, takes less than half of it. */
const KEPT_CHARACTERS = 32_000;
const KEPT_VALUES = 100;
const CUT = " […]";

/** Keeps what somebody typed into a form that could not be taken; one set of words per person and address. */
export async function keepForm(personId: string, address: string, typed: TypedValues): Promise<void> {
  const values = storable(typed);
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

/** Forgets it, in the transaction in which the form is taken. */
export async function forgetForm(tx: Database, personId: string, address: string): Promise<void> {
  await forget(tx, { personId, address });
}

const forget = prepared((db, { personId, address }: { personId: string; address: string }) =>
  db.delete(keptForms).where(and(eq(keptForms.personId, personId), eq(keptForms.address, address))),
);

/**
 * The words as the database can hold them: without NUL and lone surrogates, and no more than about 64 kB in
 * all. What is too long loses the end of its longest texts, with a mark where each was cut.
 */
export function storable(typed: TypedValues): TypedValues {
  const texts = Object.entries(typed)
    .flatMap(([name, values]) => values.map((value) => ({ name, text: value.replace(/\0|\p{Cs}/gu, "") })))
    .slice(0, KEPT_VALUES);
  const limit = limitFor(texts.map(({ text }) => text.length));
  const kept: TypedValues = {};
  for (const { name, text } of texts) {
    // A pair of surrogates may have been cut in two.
    const short = text.length > limit ? text.slice(0, limit).replace(/\p{Cs}/gu, "") + CUT : text;
    kept[name] = [...(Object.hasOwn(kept, name) ? (kept[name] ?? []) : []), short];
  }
  return kept;
}

/** The length at which all texts have to be cut so that together they are short enough. */
function limitFor(lengths: readonly number[]): number {
  let room = KEPT_CHARACTERS;
  const ascending = [...lengths].sort((a, b) => a - b);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(room / (ascending.length - index));
    if (length > share) return share;
    room -= length;
  }
  return Number.POSITIVE_INFINITY;
}
