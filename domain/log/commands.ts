import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { ONE_ROW, prepared } from "@/db/prepared";
import { publicationLog } from "@/db/schema/publication-log";
import type { LogAction } from "@/db/vocabulary";
import { canonicalJson } from "@/domain/log/rules";

export type LogEntry = {
  action: LogAction;
  /** Who did it; null when the content files did. */
  actorId: string | null;
  /** The public address without language: `updates/17`. */
  subject: string;
  /** What became, or ceased to be, public. */
  record: unknown;
};

/** No request lives so long: whatever is dated further away is told after the fact, or in a test. */
const JUST_NOW = "1 minute";

/**
 * Appends to the publication log; call it in the transaction of the change itself, as late as can be. One
 * transaction at a time appends, and the database dates what is decided just now: of two entries the one with
 * the higher number is never the earlier one, whoever asked first. A story told later keeps its dates.
 */
export async function appendToLog(tx: Database, entries: readonly LogEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const told = now.toISOString();
  // Sent together, done in this order.
  await Promise.all([
    takeTurn(tx, {}),
    ...entries.map(({ record, ...entry }) => append(tx, { ...entry, record: canonicalJson(record), told })),
  ]);
}

const takeTurn = prepared((db) =>
  db.select({ taken: sql`pg_advisory_xact_lock(hashtext('publication_log'))` }).from(ONE_ROW),
);

type LogRow = Pick<typeof publicationLog.$inferSelect, "action" | "actorId" | "subject" | "record">;

const append = prepared((db, given: LogRow & { told: string }) => {
  const told = sql`${given.told}::timestamptz`;
  const near = sql`interval '${sql.raw(JUST_NOW)}'`;
  const at = sql`case when ${told} between clock_timestamp() - ${near} and clock_timestamp() + ${near}
    then clock_timestamp() else ${told} end`;
  const { action, actorId, subject, record } = given;
  return db.insert(publicationLog).values({ action, actorId, subject, record, at });
});
