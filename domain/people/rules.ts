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
