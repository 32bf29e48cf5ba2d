import { z } from "zod";
import { type PlacedWord, SEARCH_KINDS, type SearchKind, wordsIn } from "@/domain/search-index/rules";
import { readPageQuery, slugOf, textOf, UNKNOWN, wordOf, writePageQuery } from "@/lib/page-query";

/** Characters of a query that are read; what is behind them is cut off. */
export const QUERY_LIMIT = 200;
/** Words of a query that are used; the page says how many were left out. */
const MOST_WORDS = 8;

/** One word, or several that stand one behind the other; a `literal` is looked for as it is typed. */
export type SearchTerm = { words: [string, ...string[]]; literal: boolean; typed: string };

export type ParsedQuery = {
  required: SearchTerm[];
  excluded: SearchTerm[];
  /** Words that were not used any more. */
  leftOut: number;
};

const QUOTES = /[“”„‟«»]/g;
/** A minus as keyboards and editors make it, before a word. */
const MINUS = /(?<=^|\s)[−–—-]+(?=\S)/g;
const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;

/** Reads words, "quoted phrases" and -words; whatever is typed can be read. */
export function parseQuery(query: string): ParsedQuery {
  const even = query.replace(QUOTES, '"').replace(MINUS, "-");
  const parsed: ParsedQuery = { required: [], excluded: [], leftOut: 0 };
  const met = new Set<string>();
  let room = MOST_WORDS;
  for (const [, minus, phrase, plain = ""] of even.matchAll(PART)) {
    const words = wordsIn(phrase ?? plain);
    const isWhole = phrase !== undefined || (minus !== "" && words.length > 1);
    for (const term of isWhole ? wholeTerm(words, phrase ?? plain) : words.map(plainTerm(plain))) {
      const key = [minus, term.literal, ...term.words].join(" ");
      if (met.has(key)) continue;
      met.add(key);
      const [first, ...others] = term.words.slice(0, room);
      parsed.leftOut += Math.max(0, term.words.length - room);
      room -= Math.min(term.words.length, room);
      if (first !== undefined)
        parsed[minus === "" ? "required" : "excluded"].push({ ...term, words: [first, ...others] });
    }
  }
  return parsed;
}

function wholeTerm(placed: readonly PlacedWord[], typed: string): SearchTerm[] {
  const [first, ...others] = placed.map(({ word }) => word);
  return first === undefined ? [] : [{ words: [first, ...others], literal: true, typed }];
}

const plainTerm =
  (part: string) =>
  ({ word, from, to }: PlacedWord): SearchTerm => ({
    words: [word],
    literal: false,
    typed: part.slice(from, to),
  });

/** What the page of results reads of its address. */
export const SEARCH_PARAMETERS = {
  q: textOf(QUERY_LIMIT),
  kind: wordOf(SEARCH_KINDS),
  before: slugOf(),
} as const;

const updateNumber = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);

/** A query and the place in its results: all of them, those of one kind, or updates `before` one. */
export type Search = { q: string; kind: SearchKind | null; before: number | null };

/** The search that an address asks for; what it cannot ask for counts as absent. */
export function readSearch(given: Readonly<Record<string, string | string[] | undefined>>): Search {
  const { q, kind, before } = readPageQuery(SEARCH_PARAMETERS, given);
  const [asked = null] = kind;
  return {
    q: q[0] ?? "",
    kind: asked === UNKNOWN ? null : asked,
    before: updateNumber.parse(before[0] ?? null),
  };
}

/** The address of a search without the language. */
export function searchAddress({ q, kind, before }: Pick<Search, "q"> & Partial<Search>): string {
  const query = { q: q === "" ? [] : [q], kind: kind ? [kind] : [], before: before ? [String(before)] : [] };
  return `/search${writePageQuery(query)}`;
}
