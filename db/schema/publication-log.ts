import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { LOG_ACTIONS } from "@/db/vocabulary";
import { isOneOf } from "./checks";
import { people } from "./people";

/**
 * Append-only: the application's role may insert and read, never change or delete, and a trigger
 * (drizzle/…_publication_log_is_append_only.sql) refuses the same to the owner.
 */
export const publicationLog = pgTable(
  "publication_log",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null when the content files themselves changed what is public. */
    actorId: uuid().references(() => people.id),
    action: text({ enum: LOG_ACTIONS }).notNull(),
    /** What it is about, as its public address without language: `updates/17`. */
    subject: text().notNull(),
    /** Canonical JSON (RFC 8785) of what became, or ceased to be, public. Text, so that no byte of it can shift. */
    record: text().notNull(),
  },
  (t) => [
    index("publication_log_corrections").on(t.id).where(sql`${t.action} in ('correction', 'withdrawal')`),
    check("publication_log_action", isOneOf(t.action, LOG_ACTIONS)),
  ],
);
