import type { Role } from "@/db/vocabulary";

/** Printed at the start of a demonstration; outside of one, nobody signs in with it. */
export const DEMONSTRATION_PASSWORD = "demonstration-only-2026";

type Account = { email: string; name: string; role: Role; institution: string };

/** Whom visitors of a demonstration may sign in as. */
export const DEMONSTRATION_ACCOUNTS: readonly Account[] = [
  official("transport.kz", "transport (Kazakhstan)", "kz-transport"),
  official("energy.kz", "energy (Kazakhstan)", "kz-energy"),
  official("transport.rs", "transport (Serbia)", "rs-transport"),
  official("energy.rs", "energy (Serbia)", "rs-energy"),
  administrator("admin.kz", "Kazakhstan", "kz-foreign-affairs"),
  administrator("admin.rs", "Serbia", "rs-foreign-affairs"),
];

function official(mailbox: string, field: string, institution: string): Account {
  return {
    email: `${mailbox}@example.org`,
    name: `Demonstration official, ${field}`,
    role: "official",
    institution,
  };
}

function administrator(mailbox: string, country: string, institution: string): Account {
  return {
    email: `${mailbox}@example.org`,
    name: `Demonstration administrator, ${country}`,
    role: "administrator",
    institution,
  };
}
