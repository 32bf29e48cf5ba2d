import { boolean, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { type LocalizedText, PICTURES } from "@/db/vocabulary";

export const areas = pgTable("areas", {
  slug: text().primaryKey(),
  position: smallint().notNull(),
  /** The home page leads with these. */
  lead: boolean().notNull(),
  name: jsonb().$type<LocalizedText>().notNull(),
  description: jsonb().$type<LocalizedText>().notNull(),
  picture: text({ enum: PICTURES }),
});
