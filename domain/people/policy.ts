import type { PartyCode } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";

/** Add people, change their role or institution, end their access: an administrator, on their own side only. */
export function mayAdministerPeople(person: Person, party: PartyCode): boolean {
  return person.role === "administrator" && person.party === party;
}
