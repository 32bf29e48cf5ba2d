import type { PartyCode, Role } from "@/db/vocabulary";

/** Somebody signed in, as the database has them at this very request. */
export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  institution: string;
  party: PartyCode;
};

/** Whether somebody can sign in, and why not, as the administration says it. */
export function accessOf(person: { active: boolean; hasPassword: boolean }) {
  if (!person.active) return "ended";
  return person.hasPassword ? "active" : "noPassword";
}
