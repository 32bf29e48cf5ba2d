import { jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { ContentLanguage, LocalizedName, PartyCode } from "@/db/vocabulary";
import { parties } from "./statements";

export const institutions = pgTable(
  "institutions",
  {
    slug: text().primaryKey(),
    party: text()
      .$type<PartyCode>()
      .notNull()
      .references(() => parties.code),
    name: jsonb().$type<LocalizedName>().notNull(),
    /** Languages whose name nobody has confirmed yet; shown to administrators, never to readers. */
    nameReview: jsonb().$type<ContentLanguage[]>().notNull().default([]),
    website: text(),
    sourceUrl: text(),
    note: text(),
    /** A `content` row follows the content files; an `administrator` row is people's and stays as they wrote it. */
    origin: text({ enum: ["content", "administrator"] })
      .notNull()
      .default("content"),
  },
  (t) => [unique("institutions_slug_party").on(t.slug, t.party)],
);
