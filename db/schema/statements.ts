import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type {
  ContentLanguage,
  LocalizedName,
  LocalizedText,
  PartyCode,
  TextTranslation,
} from "@/db/vocabulary";

export const parties = pgTable("parties", {
  code: text().$type<PartyCode>().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  fullName: jsonb().$type<LocalizedText>().notNull(),
  /** "The Kazakh side": how the public pages name a party's account. */
  side: jsonb().$type<LocalizedText>().notNull(),
  position: smallint().notNull(),
});

export const statements = pgTable(
  "statements",
  {
    slug: text().primaryKey(),
    title: jsonb().$type<LocalizedText>().notNull(),
    place: jsonb().$type<LocalizedName>().notNull(),
    signedOn: date({ mode: "string" }).notNull(),
    sourcePublisher: text().notNull(),
    sourceUrl: text().notNull(),
    sourceAccessedOn: date({ mode: "string" }).notNull(),
    /** The language of the official text that is shown and cited. */
    language: text().$type<ContentLanguage>().notNull(),
    leadIn: text().notNull(),
    /** What is known of the text in further languages; their clauses stand with the clauses. */
    translations: jsonb().$type<TextTranslation[]>().notNull().default([]),
  },
  (t) => [index("statements_signed").on(t.signedOn, t.slug)],
);

export const statementParties = pgTable(
  "statement_parties",
  {
    statement: text()
      .notNull()
      .references(() => statements.slug),
    party: text()
      .$type<PartyCode>()
      .notNull()
      .references(() => parties.code),
    position: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.statement, t.party] })],
);

export const clauses = pgTable(
  "clauses",
  {
    statement: text()
      .notNull()
      .references(() => statements.slug),
    number: integer().notNull(),
    title: jsonb().$type<LocalizedText>().notNull(),
    /** The official text as published, letter by letter. */
    officialText: text().notNull(),
    /** The same text with look-alike letters and odd spaces folded: for search and comparison, never shown. */
    comparableText: text().notNull(),
    /** The text in further languages, official or not: the statement says which. */
    translations: jsonb().$type<Partial<Record<ContentLanguage, string>>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.statement, t.number] }),
    check("clauses_number_positive", sql`${t.number} > 0`),
  ],
);

/** One row for each time the content files were loaded into this database. */
export const contentLoads = pgTable(
  "content_loads",
  {
    name: text().notNull(),
    fingerprint: text().notNull(),
    loadedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex("content_loads_name").on(t.name)],
);
