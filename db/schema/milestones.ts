import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { CERTAINTIES, type LocalizedText, MILESTONE_KINDS } from "@/db/vocabulary";
import { commitments } from "./commitments";
import { clauses, statements } from "./statements";

/** Where a fact comes from; `date` as its publisher gives it, which may be less than a day. */
export type Source = { publisher: string; url: string; date?: string; title?: string };

export const milestones = pgTable(
  "milestones",
  {
    id: text().primaryKey(),
    statement: text()
      .notNull()
      .references(() => statements.slug),
    kind: text({ enum: MILESTONE_KINDS }).notNull(),
    /** `2019`, `2024-11` or `2026-12-10`: only as precise as the source; sorts as text. */
    date: text().notNull(),
    planned: boolean().notNull(),
    /** One of the few that the line of time names. */
    key: boolean().notNull().default(false),
    certainty: text({ enum: CERTAINTIES }).notNull(),
    title: jsonb().$type<LocalizedText>().notNull(),
    note: jsonb().$type<LocalizedText>(),
    source: jsonb().$type<Source>().notNull(),
  },
  (t) => [
    index("milestones_date").on(t.date, t.id),
    index("milestones_key").on(t.date, t.id).where(sql`${t.key}`),
    index("milestones_statement").on(t.statement, t.date, t.id),
  ],
);

export const milestoneClauses = pgTable(
  "milestone_clauses",
  {
    milestoneId: text()
      .notNull()
      .references(() => milestones.id, { onDelete: "cascade" }),
    statement: text().notNull(),
    clause: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.milestoneId, t.statement, t.clause] }),
    foreignKey({ columns: [t.statement, t.clause], foreignColumns: [clauses.statement, clauses.number] }),
    index("milestone_clauses_clause").on(t.statement, t.clause),
  ],
);

export const milestoneCommitments = pgTable(
  "milestone_commitments",
  {
    milestoneId: text()
      .notNull()
      .references(() => milestones.id, { onDelete: "cascade" }),
    commitmentId: integer()
      .notNull()
      .references(() => commitments.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.milestoneId, t.commitmentId] }),
    index("milestone_commitments_commitment").on(t.commitmentId),
  ],
);
