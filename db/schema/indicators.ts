import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { CERTAINTIES, type LocalizedText, type PartyCode } from "@/db/vocabulary";
import { commitments } from "./commitments";
import type { Source } from "./milestones";
import { parties, statements } from "./statements";

export const indicators = pgTable("indicators", {
  slug: text().primaryKey(),
  statement: text()
    .notNull()
    .references(() => statements.slug),
  name: jsonb().$type<LocalizedText>().notNull(),
  unit: jsonb().$type<LocalizedText>().notNull(),
});

export const indicatorCommitments = pgTable(
  "indicator_commitments",
  {
    indicator: text()
      .notNull()
      .references(() => indicators.slug, { onDelete: "cascade" }),
    commitmentId: integer()
      .notNull()
      .references(() => commitments.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.indicator, t.commitmentId] }),
    index("indicator_commitments_commitment").on(t.commitmentId),
  ],
);

export const readings = pgTable(
  "readings",
  {
    id: text().primaryKey(),
    indicator: text()
      .notNull()
      .references(() => indicators.slug, { onDelete: "cascade" }),
    /** `2025`, `2025-06` or a day; sorts as text. */
    period: text().notNull(),
    value: doublePrecision().notNull(),
    /** A goal somebody named, not a measurement. */
    target: boolean().notNull(),
    /** The side whose figure it is, where the sides count differently. */
    reportedBy: text()
      .$type<PartyCode>()
      .references(() => parties.code),
    reporter: jsonb().$type<LocalizedText>().notNull(),
    certainty: text({ enum: CERTAINTIES }).notNull(),
    note: jsonb().$type<LocalizedText>(),
    source: jsonb().$type<Source>().notNull(),
  },
  (t) => [index("readings_indicator").on(t.indicator, t.period)],
);
