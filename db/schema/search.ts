import {
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { updates } from "./updates";

/** The words of a text with their places: built and read by domain/search, never in a language of PostgreSQL's own. */
const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
/** Compared byte by byte, so that an index can serve "begins with". */
const plainWord = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/**
 * The words of each update as it is published now. A trigger on `editions` takes them away when their edition is
 * no longer public (drizzle/…_search.sql); publishing writes them.
 */
export const searchUpdates = pgTable(
  "search_updates",
  {
    updateId: integer()
      .primaryKey()
      .references(() => updates.id),
    editionId: integer().notNull(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    version: smallint().notNull(),
    words: tsvector().notNull(),
  },
  // Without the list of pending entries: each of the many looks that one search takes would read through it.
  (t) => [index("search_updates_words").using("gin", t.words).with({ fastupdate: false })],
);

/** The words of all else that can be found, in every language it exists in. */
export const searchThings = pgTable(
  "search_things",
  {
    kind: text().notNull(),
    /** Its address without what is the same for all of its kind: `kz-rs-2026/6/2`, `energy`. */
    key: text().notNull(),
    /** Among equally good results the latest comes first, then the order of the statement. */
    day: text().notNull(),
    position: integer().notNull(),
    version: smallint().notNull(),
    words: tsvector().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.key] }),
    index("search_things_words").using("gin", t.words).with({ fastupdate: false }),
  ],
);

/** Every word that is, or was, in something public: where other endings and mistyped words are looked up. */
export const searchWords = pgTable("search_words", { word: plainWord().primaryKey() }, (t) => [
  index("search_words_alike").using("gin", t.word.op("gin_trgm_ops")),
]);
