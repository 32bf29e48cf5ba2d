import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/**
 * Lets one instance at a time load content, to the end of the transaction; the others wait their turn, longer
 * than a page's query may take.
 */
export async function takeContentLock(tx: Database): Promise<void> {
  await tx.execute(sql`set local statement_timeout = '120s'`);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('content'))`);
}
