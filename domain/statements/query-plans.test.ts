import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { tellLarge } from "@/db/testing-large";
import { startThrowaway } from "@/db/testing-server";
import { tellStory } from "@/db/testing-story";
import { recomputeAccount } from "@/domain/accounts/commands";
import { areaNames, areaPage, areasPage } from "@/domain/areas/queries";
import { commitmentPage } from "@/domain/commitments/queries";
import { findAffiliation, findCommitment, listOpenEditions } from "@/domain/desk/queries";
import { institutionPage, listInstitutionsOf, partiesWithInstitutions } from "@/domain/institutions/queries";
import { correctionsPage } from "@/domain/log/queries";
import { milestonesPage } from "@/domain/milestones/queries";
import { countSubmitted, listPublished, listSubmitted, readLogPage } from "@/domain/moderation/queries";
import { listPeople } from "@/domain/people/queries";
import type { Person } from "@/domain/people/rules";
import { type SearchPlace, searchPage } from "@/domain/search/queries";
import { indexEverything } from "@/domain/search-index/commands";
import { clausePage, homePage, statementCommitmentsPage, statementPage } from "@/domain/statements/queries";
import {
  commitmentUpdatesPage,
  institutionUpdatesPage,
  updatePage,
  updatesPage,
} from "@/domain/updates/queries";

const TODAY = "2026-11-20";
const NOW = new Date("2026-11-20T10:00:00Z");
const LARGE =
  "updates editions evidence edition_translations accounts commitments reviews publication_log search_updates".split(
    " ",
  );
/** What one step of a plan may read or sort of a large table. */
const MOST_ROWS = 3_000;
const MODES = ["force_custom_plan", "force_generic_plan"];

type Statement = { query: string; parameters: unknown[] };
type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
};

let server: Awaited<ReturnType<typeof startThrowaway>>;
let sql: postgres.Sql;
let db: Database;
let heard: Statement[] = [];

beforeAll(async () => {
  server = await startThrowaway();
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  const ownerDb = drizzle(owner, { casing: "snake_case" });
  await tellStory(ownerDb);
  await tellLarge(owner);
  await indexEverything(ownerDb);
  // A word of many updates, none of which is of the last year.
  await owner`update search_updates set words = words || $$'steam':1$$::tsvector where update_id < 20000`;
  await owner`analyze`;
  await owner.end();
  sql = postgres(server.applicationUrl, {
    max: 1,
    onnotice: () => {},
    debug: (_, query, parameters) => heard.push({ query, parameters }),
  });
  db = drizzle(sql, { casing: "snake_case" });
}, 240_000);

afterAll(async () => {
  await sql?.end();
  await server?.stop();
});

/** The statements that the work sends, in their order. */
async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  await sql`select 1`;
  heard = [];
  expect(await work(), "has something to show").toBeTruthy();
  return heard.filter(({ query }) => /^\s*(select|with)\b/i.test(query) && !/pg_catalog/.test(query));
}

/** What the server does for a statement, as it is prepared: planned for its values, and once for all values. */
async function explain({ query, parameters }: Statement, mode: string): Promise<Node> {
  const values = parameters.map((value) =>
    value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`,
  );
  await sql.unsafe(`set plan_cache_mode = ${mode}`);
  await sql.unsafe(`prepare explained as ${query}`);
  const execute = `execute explained${values.length > 0 ? `(${values.join(", ")})` : ""}`;
  const [row] = await sql.unsafe(`explain (analyze, timing off, format json) ${execute}`);
  await sql.unsafe("deallocate explained");
  return row?.["QUERY PLAN"][0].Plan;
}

function excessesOf(node: Node): string[] {
  const { "Node Type": type, "Relation Name": table, "Actual Loops": loops, Plans: below = [] } = node;
  const skipped = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  const read = (node["Actual Rows"] + skipped) * loops;
  const sorted = below.reduce((sum, one) => sum + one["Actual Rows"] * one["Actual Loops"], 0);
  const own: string[] = [];
  if (table && LARGE.includes(table) && type === "Seq Scan") own.push(`reads all of ${table}`);
  if (table && LARGE.includes(table) && read > MOST_ROWS)
    own.push(`reads ${read} rows of ${table} (${type})`);
  if (/Sort|Aggregate/.test(type) && sorted > MOST_ROWS) own.push(`takes ${sorted} rows (${type})`);
  return [...own, ...below.flatMap(excessesOf)];
}

async function excessesOfAll(statements: readonly Statement[]): Promise<string[]> {
  const excesses: string[] = [];
  for (const mode of MODES) {
    for (const statement of statements) {
      const found = excessesOf(await explain(statement, mode));
      excesses.push(...found.map((excess) => `${excess}, ${mode}: ${statement.query}`));
    }
  }
  return excesses;
}

const statement = "large-1";
const reference = { clause: 1, ordinal: 1 };
/** An edition in the middle of all of them, of the busiest commitment and its institution. */
async function findMiddle(): Promise<{ edition: number; update: number }> {
  const [middle] = await sql<{ edition: number; update: number }[]>`
    select e.id as edition, e.update_id as update from editions e join commitments c on c.id = commitment_id
    where statement = ${statement} and ordinal = 1 and party = 'kz' and e.id > (select max(id) / 2 from editions) limit 1`;
  if (!middle) throw new Error("nothing was told");
  return middle;
}

const NOTHING = { area: [], kind: [], status: [], freshness: [], agreement: [], institution: [] };
const ANY = { party: null, area: null, institution: null, kind: null, status: null };
const search = (query: string, place: SearchPlace = { kind: null, before: null }) =>
  searchPage.read(db, { query, ...place }, TODAY);

const PAGES: Record<string, (middle: { edition: number; update: number }) => Promise<unknown>> = {
  home: () => homePage.read(db, {}, TODAY),
  areas: () => areasPage.read(db, {}, TODAY),
  area: () => areaPage.read(db, { area: "large-area-1", before: null }, TODAY),
  "area, deep": () => areaPage.read(db, { area: "large-area-1", before: "large-70" }, TODAY),
  statement: () => statementPage.read(db, { statement }, TODAY),
  clause: () => clausePage.read(db, { statement, number: 1 }, TODAY),
  commitment: () => commitmentPage.read(db, { statement, reference }, TODAY),
  "updates on a commitment, deep": ({ edition }) =>
    commitmentUpdatesPage.read(db, { statement, reference, before: edition }, TODAY),
  institution: () => institutionPage.read(db, { institution: "test-kz-transport", before: null }, TODAY),
  "institution, deep": () =>
    institutionPage.read(db, { institution: "test-kz-transport", before: "large-70" }, TODAY),
  "updates of an institution, deep": ({ edition }) =>
    institutionUpdatesPage.read(db, { institution: "test-kz-transport", before: edition }, TODAY),
  updates: () => updatesPage.read(db, { before: null }, TODAY),
  "updates, deep": ({ edition }) => updatesPage.read(db, { before: edition }, TODAY),
  update: ({ update }) => updatePage.read(db, { id: update }, TODAY),
  "a statement's commitments, narrowed": () =>
    statementCommitmentsPage.read(db, { statement, query: { ...NOTHING, status: ["kz.under-way"] } }, TODAY),
  "updates of a side": () => updatesPage.read(db, { before: null, filter: { ...ANY, party: "rs" } }, TODAY),
  "updates of no side": () => updatesPage.read(db, { before: null, filter: { ...ANY, party: "xx" } }, TODAY),
  "updates in an area": () =>
    updatesPage.read(db, { before: null, filter: { ...ANY, area: "large-area-1" } }, TODAY),
  "updates in an area that has none": () =>
    updatesPage.read(db, { before: null, filter: { ...ANY, area: "nowhere" } }, TODAY),
  "updates with a status that none has": () =>
    updatesPage.read(db, { before: null, filter: { ...ANY, status: "paused" } }, TODAY),
  "updates with much chosen, deep": ({ edition }) =>
    updatesPage.read(
      db,
      {
        before: edition,
        filter: {
          party: "kz",
          area: "large-area-0",
          institution: "test-kz-transport",
          kind: "report",
          status: "under-way",
        },
      },
      TODAY,
    ),
  "updates with nothing to find, deep": ({ edition }) =>
    updatesPage.read(
      db,
      { before: edition, filter: { ...ANY, institution: "test-kz-transport", status: "paused" } },
      TODAY,
    ),
  "names of areas": () => areaNames.read(db, {}, TODAY),
  "names of institutions": () => partiesWithInstitutions.read(db, {}, TODAY),
  "milestones of an area, deep": () =>
    milestonesPage.read(
      db,
      { before: "large-1500", filter: { time: "past", kind: "event", area: "large-area-1" } },
      TODAY,
    ),
  milestones: () => milestonesPage.read(db, { before: null }, TODAY),
  "milestones, deep": () => milestonesPage.read(db, { before: "large-1500" }, TODAY),
  about: () => correctionsPage.read(db, {}, TODAY),
  "search for a common word": () => search("met"),
  "search for many words": () => search("met agian agreed -nothing"),
  "search for a rare word": () => search("locomotive"),
  "search for a word of long ago": () => search("steam"),
  "search for updates, deep": ({ update }) => search("met", { kind: "update", before: update }),
  "search for things of a kind": () => search("event", { kind: "milestone", before: null }),
};

test.each(Object.entries(PAGES))("%s reads and sorts no large table", async (_, read) => {
  const middle = await findMiddle();
  const statements = await statementsOf(() => read(middle));
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.length).toBeLessThanOrEqual(10);
  expect(await excessesOfAll(statements)).toEqual([]);
});

/** What signed-in people see, in the words of the official and the administrator of the busiest institution. */
const SIGNED_IN: Record<string, (as: { official: Person; administrator: Person }) => Promise<unknown>> = {
  "desk: open editions": ({ official }) => listOpenEditions(db, official, NOW),
  "desk: affiliation": ({ official }) => findAffiliation(db, official),
  "desk: a commitment": ({ official }) => findCommitment(db, official, statement, reference, TODAY),
  "administration: queue": ({ administrator }) => listSubmitted(db, administrator, "own"),
  "administration: the other side's queue": ({ administrator }) => listSubmitted(db, administrator, "other"),
  "administration: number in the queue": async ({ administrator }) => [
    await countSubmitted(db, administrator),
  ],
  "administration: published": ({ administrator }) => listPublished(db, administrator),
  "administration: log": () => readLogPage(db, null),
  "administration: log, deep": () => readLogPage(db, 20_000),
  "administration: people": ({ administrator }) => listPeople(db, administrator),
  "administration: institutions": ({ administrator }) => listInstitutionsOf(db, administrator.party),
};

test.each(Object.entries(SIGNED_IN))("%s reads and sorts no large table", async (_, read) => {
  const rows = await sql<Person[]>`select people.id, people.name, email, role, institution, party
    from people join institutions on slug = institution`;
  const official = rows.find(
    ({ role, institution }) => role === "official" && institution === "test-kz-transport",
  );
  const administrator = rows.find(({ role, party }) => role === "administrator" && party === "kz");
  if (!official || !administrator) throw new Error("nobody was told");
  const statements = await statementsOf(() => read({ official, administrator }));
  expect(statements.length).toBeGreaterThan(0);
  expect(await excessesOfAll(statements)).toEqual([]);
});

test("an account is computed from the entries that decide it, and from a count in an index", async () => {
  const [busiest] = await sql<{ id: number }[]>`
    select id from commitments where statement = ${statement} and ordinal = 1`;
  const statements = await statementsOf(async () => {
    await recomputeAccount(db, busiest?.id ?? 0, "kz");
    return true;
  });
  const excesses = await excessesOfAll(statements.filter(({ query }) => !/for update/.test(query)));
  expect(excesses.filter((excess) => !/count\(\*\)/.test(excess) || /reads all/.test(excess))).toEqual([]);
});

test("a search shows the latest updates, whichever way it finds them", async () => {
  const place = (before: number | null): SearchPlace => ({ kind: "update", before });
  const latest = async (which: postgres.Fragment) => {
    const rows = await sql<{ id: number }[]>`
      select update_id as id from search_updates where ${which} order by published_at desc, update_id desc limit 25`;
    return rows.map(({ id }) => id);
  };
  const { update } = await findMiddle();
  for (const [query, before, which] of [
    ["met", null, sql`true`],
    [
      "met",
      update,
      sql`(published_at, update_id) < (select published_at, update_id from editions
      where update_id = ${update})`,
    ],
    ["steam", null, sql`update_id < 20000`],
  ] as const) {
    const view = await search(query, place(before));
    if (view.outcome !== "found") throw new Error(view.outcome);
    const { updates } = view.found;
    expect(updates.results.map(({ id }) => id)).toEqual(await latest(which));
    expect(updates).toMatchObject({ total: 1_000, isMore: true, older: updates.results.at(-1)?.id });
  }
});
