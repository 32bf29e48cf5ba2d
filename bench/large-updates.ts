import type postgres from "postgres";
import { copyRows, type Row, withoutChecks } from "@/bench/copy";
import { inventText } from "@/bench/large-words";
import { type Random, startRandom } from "@/bench/random";
import type { ContentLanguage, EditionState, Kind } from "@/db/vocabulary";
import { indexUpdateWords, SEARCH_VERSION } from "@/domain/search-index/rules";
import { addDays, dayOf } from "@/lib/dates";

const CHUNK = 10_000;
const TABLES = [
  "updates",
  "editions",
  "evidence",
  "edition_writers",
  "reviews",
  "publication_log",
  "search_updates",
  "search_words",
];
const FROM = Date.UTC(2016, 0, 1);
const UNTIL = Date.UTC(2026, 5, 1);
/** The higher, the more of all updates stand on few commitments: the busiest has one in thirty, half have a hundred. */
const CROWDING = 2.5;
const LANGUAGES: Record<string, readonly [ContentLanguage, ...ContentLanguage[]]> = {
  kz: ["kk", "ru", "en"],
  rs: ["sr", "sr", "en"],
};

type Side = { party: string; institutions: [string, ...string[]]; lastReport: number | null };
type Place = { id: number; kind: Kind; sides: [Side, ...Side[]] };
type Rows = Record<(typeof TABLES)[number], Row[]>;
/** Who writes and who publishes, by institution and by party. */
type People = { officials: Map<string, string>; administrators: Map<string, string> };

export type Growth = {
  /** Adds updates until there are so many, each published some time between 2016 and 2026. */
  growTo(size: number): Promise<void>;
};

/** Goes on telling updates about the commitments that are there, the same story in every run. */
export async function openGrowth(sql: postgres.Sql): Promise<Growth> {
  const random = startRandom(2);
  const places = await readPlaces(sql, random);
  const people = await readPeople(sql);
  const [there] = await sql<{ updates: number; last: number; lastEdition: number }[]>`
    select count(*)::int as updates, max(id) as last, (select max(id) from editions) as "lastEdition" from updates`;
  let count = there?.updates ?? 0;
  const known = new Set(
    (await sql<{ word: string }[]>`select word from search_words`).map(({ word }) => word),
  );
  const next = { update: (there?.last ?? 0) + 1, edition: (there?.lastEdition ?? 0) + 1 };
  return {
    async growTo(size) {
      const more = size - count;
      if (more <= 0) return;
      await withoutChecks(sql, TABLES, async (tx) => {
        for (let told = 0; told < more; told += CHUNK) {
          const rows = Object.fromEntries(TABLES.map((table): [string, Row[]] => [table, []])) as Rows;
          const words = new Set<string>();
          for (let index = told; index < Math.min(told + CHUNK, more); index++) {
            const at = new Date(FROM + Math.floor(((UNTIL - FROM) * index) / more));
            const place = places[Math.floor(places.length * random.next() ** CROWDING)];
            if (place) tellUpdate(rows, { random, place, people, next, at, words });
          }
          for (const word of words) if (!known.has(word)) rows.search_words?.push({ word });
          for (const word of words) known.add(word);
          for (const table of TABLES) await copyRows(tx, table, rows[table] ?? []);
        }
      });
      count = size;
      for (const table of ["updates", "editions"])
        await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql(table)}))`;
      await sql.unsafe("vacuum analyze");
      await recomputeAccounts(sql);
      await sql.unsafe("vacuum analyze accounts");
    },
  };
}

type Telling = {
  random: Random;
  place: Place;
  people: People;
  next: { update: number; edition: number };
  at: Date;
  /** The words of what is told, for whoever searches. */
  words: Set<string>;
};

/** One update with all its editions, in one of the states that real ones come to. */
function tellUpdate(rows: Rows, { random, place, people, next, at, words }: Telling): void {
  const side = random.pick(place.sides);
  const { party } = side;
  const confirms_id = random.next() < 0.3 ? side.lastReport : null;
  const institution = random.next() < 0.8 ? side.institutions[0] : random.pick(side.institutions);
  const kind = confirms_id === null ? "report" : "no-change";
  const id = next.update++;
  const common = { commitment_id: place.id, institution, party };
  rows.updates?.push({ id, commitment_kind: place.kind, kind, confirms_id, created_at: at, ...common });
  const fate = random.next();
  const states: EditionState[] =
    fate < 0.9
      ? ["published"]
      : fate < 0.97
        ? ["superseded", "published"]
        : fate < 0.99
          ? ["withdrawn"]
          : ["draft"];
  for (const [index, state] of states.entries()) {
    const publishedAt = state === "draft" ? null : new Date(at.getTime() + index * 86_400_000);
    tellEdition(
      rows,
      { random, next, people, publishedAt, state, words },
      {
        update_id: id,
        commitment_kind: place.kind,
        update_kind: kind,
        number: index + 1,
        ...common,
      },
    );
  }
  if (kind === "report" && states.at(-1) === "published") side.lastReport = id;
}

type TellingEdition = Pick<Telling, "random" | "next" | "people" | "words"> & {
  publishedAt: Date | null;
  state: EditionState;
};
type EditionOf = {
  update_id: number;
  commitment_kind: Kind;
  update_kind: "report" | "no-change";
  number: number;
  commitment_id: number;
  institution: string;
  party: string;
};

function tellEdition(
  rows: Rows,
  { random, next, people, publishedAt, state, words }: TellingEdition,
  of: EditionOf,
): void {
  const id = next.edition++;
  const language = random.pick<ContentLanguage>(LANGUAGES[of.party] ?? ["en"]);
  const isReport = of.update_kind === "report";
  const author_id = people.officials.get(of.institution) ?? "";
  const day = dayOf(publishedAt ?? new Date(UNTIL));
  const waits = isReport && random.next() < 0.1;
  const edition = {
    id,
    ...of,
    state,
    language,
    as_of: addDays(day, -random.below(20)),
    status:
      isReport && of.commitment_kind !== "declaration"
        ? random.pick(["under-way", "not-started", "paused"])
        : null,
    text: isReport ? inventText(random, language, 1 + random.below(6)) : "",
    next_step: isReport && random.next() < 0.3 ? inventText(random, language, 1) : "",
    waiting_for: waits ? "both" : null,
    waiting_since: waits ? addDays(day, -30) : null,
    change_note: of.number > 1 ? inventText(random, language, 1) : "",
    author_id,
    submitted_at: publishedAt,
    published_at: publishedAt,
    ended_at: state === "superseded" || state === "withdrawn" ? new Date(UNTIL) : null,
    withdrawal_reason: state === "withdrawn" ? "Published by mistake." : null,
  };
  rows.editions?.push(edition);
  rows.edition_writers?.push({ edition_id: id, person_id: author_id });
  const evidence: { title: string }[] = [];
  for (let position = 0; isReport && position < random.below(3); position++) {
    const url = `https://example.org/minutes/${id}/${position}`;
    evidence.push({ title: "Minutes of the meeting" });
    rows.evidence?.push({ edition_id: id, position, url, title: "Minutes of the meeting" });
  }
  if (publishedAt === null) return;
  if (isReport && state === "published") {
    const found = indexUpdateWords({
      publishedAt,
      text: edition.text,
      nextStep: edition.next_step,
      evidence,
      translations: [],
    });
    for (const word of found.words) words.add(word);
    rows.search_updates?.push({
      update_id: of.update_id,
      edition_id: id,
      published_at: publishedAt,
      version: SEARCH_VERSION,
      words: found.vector,
    });
  }
  const reviewer_id = people.administrators.get(of.party) ?? "";
  rows.reviews?.push({
    edition_id: id,
    reviewer_id,
    decision: "publish",
    reason: "",
    decided_at: publishedAt,
  });
  const entry = { at: publishedAt, actor_id: reviewer_id, subject: `updates/${of.update_id}` };
  const record = { update: of.update_id, edition: of.number, party: of.party, language };
  rows.publication_log?.push({ ...entry, action: "publication", record });
  if (state === "withdrawn") {
    rows.publication_log?.push({
      ...entry,
      action: "withdrawal",
      record: { ...record, reason: "Published by mistake." },
    });
  }
}

/** Every commitment in an order of its own, from the busiest on: real and invented ones mixed. */
async function readPlaces(sql: postgres.Sql, random: Random): Promise<Place[]> {
  const rows = await sql<{ id: number; kind: Kind; party: string; institutions: [string, ...string[]] }[]>`
    select c.id, c.kind, party, array_agg(slug order by role, slug) as institutions
    from commitments c join commitment_institutions on commitment_id = c.id join institutions on slug = institution
    group by c.id, party order by c.id, party`;
  const places = new Map<number, Place>();
  for (const { id, kind, party, institutions } of rows) {
    const side = { party, institutions, lastReport: null };
    const place = places.get(id);
    if (place) place.sides.push(side);
    else places.set(id, { id, kind, sides: [side] });
  }
  return [...places.values()]
    .map((place) => ({ place, rank: random.next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

async function readPeople(sql: postgres.Sql): Promise<People> {
  const officials = await sql<{ id: string; institution: string }[]>`
    select id, institution from people where email like '%@large.example.org'`;
  const administrators = await sql<{ id: string; party: string }[]>`
    select people.id, party from people join institutions on slug = institution where role = 'administrator'`;
  return {
    officials: new Map(officials.map(({ id, institution }) => [institution, id])),
    administrators: new Map(administrators.map(({ id, party }) => [party, id])),
  };
}

/** What domain/updates/rules.ts `deriveAccount` says, for all accounts at once; the seed compares some of them. */
async function recomputeAccounts(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into accounts (commitment_id, party, report_id, status, confirmed_on, waiting_for, waiting_since,
      published_at, published_count)
    select r.commitment_id, r.party, r.update_id, r.status, coalesce(n.as_of, r.as_of), r.waiting_for, r.waiting_since,
      coalesce(n.published_at, r.published_at), r.published_count
    from (
      select distinct on (e.commitment_id, e.party) e.*, c.published_count
      from editions e join (select commitment_id, party, count(*) as published_count from editions
        where state = 'published' group by commitment_id, party) c using (commitment_id, party)
      where e.state = 'published' and e.update_kind = 'report'
      order by e.commitment_id, e.party, e.as_of desc, e.published_at desc, e.update_id desc) r
    left join lateral (
      select n.as_of, n.published_at from updates u join editions n on n.update_id = u.id and n.state = 'published'
      where u.confirms_id = r.update_id
        and (n.as_of, n.published_at, n.update_id) > (r.as_of, r.published_at, r.update_id)
      order by n.as_of desc, n.published_at desc, n.update_id desc limit 1) n on true
    on conflict (commitment_id, party) do update set report_id = excluded.report_id, status = excluded.status,
      confirmed_on = excluded.confirmed_on, waiting_for = excluded.waiting_for,
      waiting_since = excluded.waiting_since, published_at = excluded.published_at,
      published_count = excluded.published_count`;
}
