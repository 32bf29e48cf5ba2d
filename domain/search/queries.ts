import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { searchThings, searchUpdates, searchWords } from "@/db/schema/search";
import { parties } from "@/db/schema/statements";
import { editions, evidence } from "@/db/schema/updates";
import type { ContentLanguage, LocalizedName, LocalizedText, PartyCode } from "@/db/vocabulary";
import { LATEST_TAG, OVERVIEW_TAG } from "@/domain/log/rules";
import {
  formsOf,
  likenessOf,
  mistakesIn,
  nearestWords,
  queryOf,
  spellingOf,
  swapsOf,
  type Wanted,
} from "@/domain/search/rules";
import { parseQuery, type Search, type SearchTerm } from "@/domain/search/schema";
import { listThings, type Thing } from "@/domain/search-index/queries";
import { markOf, THING_KINDS, type ThingKind } from "@/domain/search-index/rules";
import { shownTranslations } from "@/domain/updates/queries";
import { publicQuery } from "@/lib/cache";

/** How far results are counted; beyond, a page says "more than". */
export const COUNTED = 1_000;
/** As many results of a kind an overview shows, and as many a page of one kind. */
const IN_OVERVIEW = { thing: 5, update: 10 };
const ON_PAGE = { thing: 50, update: 25 };
/** Other endings of one word that are looked for, and similar words among which a mistyped one is. */
const MOST_FORMS = 24;
const MOST_ALIKE = 40;
/** Of how many words that begin alike the other endings are chosen; the beginning of a word can have thousands. */
const MOST_BEGINNINGS = 2_000;
/** So many weeks are looked through one by one, from the latest, before all are at once. */
const LATEST_WEEKS = 52;
const LIMIT_MS = 800;
const CANCELLED = "57014";

export type FoundUpdate = {
  id: number;
  publishedAt: Date;
  party: PartyCode;
  side: LocalizedName;
  institution: LocalizedName;
  citation: string;
  title: LocalizedText;
  /** What can be read of it: first in the language it was written in, then in the further ones. */
  words: { language: ContentLanguage; text: string }[];
};

/** How many there are, as far as they are counted, and some of them in their order. */
export type Results<Result> = { total: number; isMore: boolean; results: Result[] };

export type Found = {
  things: (Results<Thing> & { kind: ThingKind })[];
  updates: Results<FoundUpdate> & { older: number | null };
  /** Words of texts that were looked for, as search compares them. */
  hits: string[];
  /** What was typed, and what was looked for in its place. */
  corrections: { typed: string; meant: string }[];
};

/** What came of a search: `nothing-asked` where the query has no word to look for. */
export type SearchView = { leftOut: number } & (
  | { outcome: "found"; found: Found }
  | { outcome: "nothing-asked" | "too-slow" }
);

export type SearchPlace = Omit<Search, "q">;

/** The results of a query, those of one kind alone or of all; `before` an update, those published earlier. */
export const searchPage = publicQuery({
  tags: () => [LATEST_TAG, OVERVIEW_TAG],
  read: (db, { query, ...place }: { query: string } & SearchPlace) => search(db, query, place),
});

async function search(db: Database, query: string, place: SearchPlace): Promise<SearchView> {
  const { required, excluded, leftOut } = parseQuery(query);
  if (required.length === 0) return { leftOut, outcome: "nothing-asked" };
  try {
    const found = await db.transaction(async (tx) => {
      await limit(tx, [...required, ...excluded]);
      const wanted = await findForms(tx, required, excluded);
      return findAll(tx, wanted, place);
    });
    return { leftOut, outcome: "found", found };
  } catch (error) {
    if (!isCancelled(error)) throw error;
    return { leftOut, outcome: "too-slow" };
  }
}

const isCancelled = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code === CANCELLED;

/** For this transaction only. Whatever words are asked for, they are looked up in an index. */
function limit(tx: Database, terms: readonly SearchTerm[]) {
  const likeness = Math.min(...terms.map(({ words: [word] }) => likenessOf(word)));
  return tx.execute(sql`select set_config('statement_timeout', ${String(LIMIT_MS)}, true),
    set_config('pg_trgm.similarity_threshold', ${String(likeness)}, true), set_config('enable_seqscan', 'off', true)`);
}

/** Each term with all the words that stand for it; a word that is nowhere is taken for the nearest one. */
async function findForms(
  tx: Database,
  required: readonly SearchTerm[],
  excluded: readonly SearchTerm[],
): Promise<Wanted[]> {
  const plain = [...required, ...excluded].filter(({ literal }) => !literal);
  const asked = plain.map(({ words: [word] }) => {
    const mayBeWrong = mistakesIn(word) > 0;
    return { ...formsOf(word), may_be_wrong: mayBeWrong, swaps: mayBeWrong ? swapsOf(word) : [] };
  });
  const rows = asked.length === 0 ? [] : await listForms(tx, JSON.stringify(asked));
  const formsFor = (term: SearchTerm, isExcluded: boolean): Wanted => {
    const [word] = term.words;
    const known = rows.filter((row) => row.asked === word && !row.is_alike).map((row) => row.word);
    if (term.literal || known.length > 0 || isExcluded)
      return { ...term, isExcluded, forms: term.literal ? [] : [word, ...known], isCorrected: false };
    const alike = rows.filter((row) => row.asked === word).map((row) => row.word);
    const nearest = nearestWords(word, alike);
    return nearest.length > 0
      ? { ...term, isExcluded, forms: nearest, isCorrected: true }
      : { ...term, isExcluded, forms: [word], isCorrected: false };
  };
  return [...required.map((term) => formsFor(term, false)), ...excluded.map((term) => formsFor(term, true))];
}

/** Known words for each asked one: its other endings, or where there are none, those that look alike. */
function listForms(tx: Database, asked: string) {
  return tx.execute<{ asked: string; word: string; is_alike: boolean }>(sql`
    with asked as (select * from json_to_recordset(${asked}::json)
        as a (word text, "from" text, until text, longest int, also text[], swaps text[], may_be_wrong boolean)),
      form as (select a.word as asked, f.word from asked a cross join lateral (
        select w.word from (
          (select w.word from ${searchWords} w
            where w.word >= a."from" collate "C" and w.word < a.until collate "C"
              and (length(w.word) <= a.longest or starts_with(w.word, a.word))
            limit ${sql.raw(String(MOST_BEGINNINGS))})
          union select w.word from ${searchWords} w where w.word = any(a.also)) w
        order by w.word <> a.word, not starts_with(w.word, a.word), abs(length(w.word) - length(a.word)), w.word
        limit ${sql.raw(String(MOST_FORMS))}) f)
    select asked, word, false as is_alike from form
    union all
    select a.word, l.word, true from asked a cross join lateral (
      (select w.word from ${searchWords} w where w.word % a.word
        order by similarity(w.word, a.word) desc, w.word limit ${sql.raw(String(MOST_ALIKE))})
      union select w.word from ${searchWords} w where w.word = any(a.swaps)) l
    where a.may_be_wrong and not exists (select from form where form.asked = a.word)`);
}

async function findAll(tx: Database, wanted: readonly Wanted[], place: SearchPlace): Promise<Found> {
  const kinds = place.kind === null ? THING_KINDS : THING_KINDS.filter((kind) => kind === place.kind);
  const most = place.kind === null ? IN_OVERVIEW : ON_PAGE;
  const things = await findThings(tx, wanted, kinds, most.thing);
  const withUpdates = place.kind === null || place.kind === "update";
  const updates = withUpdates
    ? await findUpdates(tx, queryOf(wanted), place.before, most.update)
    : { total: 0, isMore: false, results: [], older: null };
  const texts = [
    ...things.flatMap(({ results }) => results.flatMap((one) => [one.title, one.text])),
    ...updates.results.flatMap(({ words }) => words.map(({ text }) => ({ text }))),
  ].flatMap((text) => Object.values(text));
  const corrections = wanted.flatMap(({ isCorrected, forms, typed }) => {
    const meant = isCorrected ? spellingOf((word) => forms.includes(word), texts, typed) : undefined;
    return meant === undefined ? [] : [{ typed, meant }];
  });
  const hits = wanted.flatMap((one) => (one.isExcluded ? [] : one.literal ? one.words : one.forms));
  return { things, updates, hits: [...new Set(hits)], corrections };
}

/** The best things of each kind: first those whose title has all words as they are meant, then the latest. */
async function findThings(
  tx: Database,
  wanted: readonly Wanted[],
  kinds: readonly ThingKind[],
  most: number,
): Promise<Found["things"]> {
  if (kinds.length === 0) return [];
  const exactly = queryOf(wanted, { onlyFirstForm: true, inTitle: true });
  const rows = await tx.execute<{ kind: ThingKind; key: string; total: number }>(sql`
    select kind.kind, best.key, best.total from unnest(string_to_array(${kinds.join(" ")}, ' ')) kind (kind)
    cross join lateral (
      select t.key, count(*) over ()::int as total from (
        select * from ${searchThings} t
        where t.words @@ (${queryOf(wanted)}::tsquery && format('''%s''', ${markOf("")} || kind.kind)::tsquery)
        limit ${sql.raw(String(COUNTED + 1))}) t
      order by t.words @@ ${exactly}::tsquery desc, t.words @@ ${queryOf(wanted, { inTitle: true })}::tsquery desc,
        t.day desc, t.position, t.key limit ${sql.raw(String(most))}) best`);
  const keysOf = (kind: ThingKind) => rows.filter((row) => row.kind === kind).map(({ key }) => key);
  const read = await listThings(
    tx,
    kinds.map((kind) => ({ kind, keys: keysOf(kind) })),
  );
  return kinds.flatMap((kind) => {
    const total = rows.find((row) => row.kind === kind)?.total ?? 0;
    const results = keysOf(kind).flatMap(
      (key) => read.find((one) => one.kind === kind && one.key === key) ?? [],
    );
    return total === 0 ? [] : [{ kind, total: Math.min(total, COUNTED), isMore: total > COUNTED, results }];
  });
}

type Position = { id: number };

/**
 * The latest updates with these words. A common word is found in the last weeks, which are asked one after the other
 * until there is enough; a rare one in the whole index at once. Only what is neither takes both ways.
 */
async function findUpdates(
  tx: Database,
  query: string,
  before: number | null,
  most: number,
): Promise<Found["updates"]> {
  const latest = await walkWeeks(tx, query, before, LATEST_WEEKS, COUNTED + 1);
  let found: readonly Position[] = latest;
  let total = latest.length;
  if (total <= COUNTED) {
    const all = await readWhole(tx, query, before);
    total = all.length;
    if (total <= COUNTED) found = all;
    else if (latest.length <= most) found = await walkWeeks(tx, query, before, null, most + 1);
  }
  const shown = found.slice(0, most).map(({ id }) => id);
  const read = await readUpdates(tx, shown);
  return {
    total: Math.min(total, COUNTED),
    isMore: total > COUNTED,
    results: shown.flatMap((id) => read.find((one) => one.id === id) ?? []),
    older: found.length > most ? (shown.at(-1) ?? null) : null,
  };
}

/** Where an update stands in the order of publication, even after it was withdrawn. */
const momentOf = (update: number) =>
  sql`(select max(e.published_at) from ${editions} e where e.update_id = ${update})`;
const behind = (before: number | null): SQL =>
  before === null ? sql`` : sql`and (s.published_at, s.update_id) < (${momentOf(before)}, ${before}::int)`;

/** From week to week, the latest first; the server stops where the limit is reached, as it goes through them in order. */
async function walkWeeks(
  tx: Database,
  query: string,
  before: number | null,
  weeks: number | null,
  most: number,
): Promise<readonly Position[]> {
  const published = (order: SQL) => sql`(select e.published_at from ${editions} e where e.state = 'published'
    order by e.published_at ${order} limit 1)`;
  const number = (moment: SQL) => sql`floor(extract(epoch from ${moment}) / 604800)::int`;
  const newest = number(before === null ? published(sql`desc`) : momentOf(before));
  const oldest = number(published(sql`asc`));
  const until = weeks === null ? oldest : sql`greatest(${oldest}, ${newest} - ${sql.raw(String(weeks))})`;
  return tx.execute<Position>(sql`
    select found.id from generate_series(${newest}, ${until}, -1) week (number)
    cross join lateral (
      select s.update_id as id from ${searchUpdates} s
      where s.words @@ (${query}::tsquery && format('''%s''', ${markOf("")} || week.number)::tsquery) ${behind(before)}
      order by s.published_at desc, s.update_id desc) found
    limit ${sql.raw(String(most))}`);
}

async function readWhole(tx: Database, query: string, before: number | null): Promise<readonly Position[]> {
  return tx.execute<Position>(sql`
    select found.id from (
      select s.update_id as id, s.published_at from ${searchUpdates} s
      where s.words @@ ${query}::tsquery ${behind(before)} limit ${sql.raw(String(COUNTED + 1))}) found
    order by found.published_at desc, found.id desc`);
}

/** Each update's commitment is looked up for it; joined, all commitments would be read. */
async function readUpdates(tx: Database, ids: readonly number[]): Promise<FoundUpdate[]> {
  if (ids.length === 0) return [];
  const commitment = tx
    .select({
      citation: sql<string>`${commitments.clause} || '.' || ${commitments.ordinal}`.as("citation"),
      title: commitments.title,
    })
    .from(commitments)
    .where(eq(commitments.id, editions.commitmentId))
    .limit(1)
    .as("commitment");
  const rows = await tx
    .select({
      id: editions.updateId,
      publishedAt: sql<Date>`${editions.publishedAt}`.mapWith(editions.publishedAt),
      party: editions.party,
      side: parties.side,
      institution: institutions.name,
      citation: commitment.citation,
      title: commitment.title,
      language: editions.language,
      text: sql<string>`concat_ws(E'\n', ${editions.text}, nullif(${editions.nextStep}, ''), (select
        string_agg(e.title, E'\n' order by e.position) from ${evidence} e where e.edition_id = ${editions.id}))`,
      translations: shownTranslations,
    })
    .from(editions)
    .innerJoinLateral(commitment, sql`true`)
    .innerJoin(institutions, eq(institutions.slug, editions.institution))
    .innerJoin(parties, eq(parties.code, editions.party))
    .where(and(eq(editions.state, "published"), inArray(editions.updateId, [...ids])));
  return rows.map(({ language, text, translations, ...update }) => {
    const further = translations.map((one) => ({
      language: one.language,
      text: [one.text, one.nextStep].join("\n").trim(),
    }));
    return { ...update, words: [{ language, text }, ...further] };
  });
}
