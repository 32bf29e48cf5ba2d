import { type Database, database } from "@/db/client";
import { environment } from "@/lib/env";

/** The running portal's database, as the application's role. */
export function portalDatabase(): Database {
  return database(() => {
    const { databaseUrl: url, databaseRole: role } = environment();
    if (!url) throw new Error("the portal was started without its database");
    return { url, role };
  });
}
