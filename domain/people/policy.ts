import type { PartyCode } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";

/** See who belongs to a party, and add people to it: an administrator, on their own side only. */
export function mayAdministerPeople(person: Person, party: PartyCode): boolean {
  return person.role === "administrator" && person.party === party;
}

/**
 * Change somebody's name, role or institution, end or give back their access, set a new password: as above,
 * and never one's own. So whoever acts remains an administrator, and no party loses its last one.
 */
export function mayChangePerson(person: Person, subject: { id: string; party: PartyCode }): boolean {
  return mayAdministerPeople(person, subject.party) && subject.id !== person.id;
}
