import { loadStatements } from "@/domain/statements/commands";
import { environment } from "@/lib/env";
import { step } from "@/scripts/command";
import { withDatabase } from "@/scripts/prepare";

const CONTENT = "content";

/** Brings what the content files say into the database; a demonstration gets its invented progress too. */
export async function loadEverything(): Promise<void> {
  await step("Loading the statement", () => withDatabase((db) => loadStatements(db, CONTENT, new Date())));
}

/** Tells how to sign in where accounts are invented anyway. */
export function showAccounts(): void {
  if (environment().mode !== "demonstration") return;
}
