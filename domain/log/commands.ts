import type { Database } from "@/db/client";
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

/** Appends to the publication log; call it in the transaction of the change itself. */
export async function appendToLog(tx: Database, entries: readonly LogEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insert(publicationLog)
    .values(entries.map((entry) => ({ ...entry, record: canonicalJson(entry.record), at: now })));
}
