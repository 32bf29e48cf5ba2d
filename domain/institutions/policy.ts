import type { PartyCode } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";

/** Add an institution or rename one: an administrator, among those of their own side only. */
export function mayAdministerInstitutions(person: Person, party: PartyCode): boolean {
  return person.role === "administrator" && person.party === party;
}
