import { loadDemonstration } from "@/domain/demonstration/commands";
import { indexEverything } from "@/domain/search-index/commands";
import { loadStatements } from "@/domain/statements/commands";
import { environment } from "@/lib/env";
import { step } from "@/scripts/command";
import { withDatabase } from "@/scripts/prepare";

const CONTENT = "content";

/** Brings what the content files say into the database; a demonstration gets its invented progress too. */
export async function loadEverything(): Promise<void> {
  const now = new Date();
  await step("Loading the statement", () => withDatabase((db) => loadStatements(db, CONTENT, now)));
  if (environment().mode === "demonstration")
    await step("Telling the demonstration's story", () =>
      withDatabase((db) => loadDemonstration(db, CONTENT, now)),
    );
  await step("Bringing the search up to date", () => withDatabase(indexEverything));
}
