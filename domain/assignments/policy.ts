import type { PartyCode } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";

/** Say which institutions answer for a commitment: an administrator, for those of their own side only. */
export function mayAssign(person: Person, party: PartyCode): boolean {
  return person.role === "administrator" && person.party === party;
}
