import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { ONE_ROW, prepared } from "@/db/prepared";
import { EVERY_PAGE } from "@/lib/cache";

/** The channel on which the instances of the portal tell each other which public pages have changed. */
export const PAGE_CHANGES = "page_changes";

/** PostgreSQL takes messages of less than 8,000 bytes. */
const LONGEST_MESSAGE = 7_900;

/** Tells every instance, once this transaction is committed and only then, which tags it touched. */
export async function announcePageChanges(tx: Database, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const message = JSON.stringify(tags);
  const sent = Buffer.byteLength(message) > LONGEST_MESSAGE ? JSON.stringify([EVERY_PAGE]) : message;
  await notify(tx, { channel: PAGE_CHANGES, message: sent });
}

const notify = prepared((db, { channel, message }: { channel: string; message: string }) =>
  db.select({ sent: sql`pg_notify(${channel}, ${message})` }).from(ONE_ROW),
);

/** The tags in a message. One that cannot be read, from a release to come, may mean every page. */
export function readPageChanges(message: string): readonly string[] {
  try {
    const tags: unknown = JSON.parse(message);
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string")) return tags;
  } catch {
    // Said below.
  }
  return [EVERY_PAGE];
}
