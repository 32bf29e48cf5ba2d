import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { CONTENT_LANGUAGES, TRANSLATORS } from "@/db/vocabulary";
import { isOneOf } from "./checks";
import { editions } from "./updates";

/**
 * An edition's words in a further language. They are written and reviewed with the edition and closed with it; a
 * later edition without words of its own in that language shows these, and says so when the original has changed.
 */
export const editionTranslations = pgTable(
  "edition_translations",
  {
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    language: text({ enum: CONTENT_LANGUAGES }).notNull(),
    translator: text({ enum: TRANSLATORS }).notNull(),
    text: text().notNull(),
    nextStep: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.language] }),
    check("edition_translations_language", isOneOf(t.language, CONTENT_LANGUAGES)),
    check("edition_translations_translator", isOneOf(t.translator, TRANSLATORS)),
    check(
      "edition_translations_text",
      sql`length(${t.text}) between 1 and 4000 and length(${t.nextStep}) <= 500`,
    ),
  ],
);
