import { type Database, database } from "@/db/client";
import { env } from "@/lib/env";

/** The running portal's database, as the application's role. */
export function portalDatabase(): Database {
  return database(() => {
    const { PORTAL_DATABASE_URL: url, PORTAL_DATABASE_ROLE: role } = env();
    return { url, role };
  });
}
