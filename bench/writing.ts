import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { startBareAction } from "@/bench/bare-action-process";
import { visit } from "@/bench/forms";
import type { Bench } from "@/bench/part";
import { type Figure, percentile, type Round } from "@/bench/report";
import { startServer } from "@/bench/server-process";
import { asSuperuser, withStatementLog } from "@/bench/statement-log";
import { type Acknowledged, type Drive, drive, type Send, WRITES, withDerived } from "@/bench/writing/drive";
import { type ActionFields, addressOf, formOf, readActionFields } from "@/bench/writing/forms";
import { learn, type Sample, SENDING } from "@/bench/writing/learn";
import { preparePgbench } from "@/bench/writing/pgbench";
import { openPlaces, type Place } from "@/bench/writing/places";
import { multipart, openPost, urlencoded } from "@/bench/writing/post";
import { refuseDisorder, refuseLosses, rememberTables, restoreTables } from "@/bench/writing/tables";
import type { Transactions } from "@/bench/writing/transaction";
import { DATABASE_NAME } from "@/db/embedded";
import { provideEnvironment } from "@/lib/env";

const AT_ONCE = [1, 8, 32];
const SECONDS = 3;
const WARM_UP_SECONDS = 2;
const MOST_MILLISECONDS = 100;

/** Writes a second, by whom; pgbench is not installed everywhere. */
type Rates = { portal: Drive; action: Drive; http: Drive; pgbench: number | null };

/**
 * Officials save drafts and submit them and administrators publish them, so many at once, through the portal's
 * real actions; in the same rounds the very same SQL is sent by a bare server action, by a bare server without
 * a framework, and by pgbench. Throws if anything acknowledged is lost, or the log is not in order.
 */
export async function measureWriting(bench: Bench): Promise<Figure[]> {
  provideEnvironment({ AUTH_SECRET: bench.portal.environment.AUTH_SECRET });
  const sql = asSuperuser(bench, DATABASE_NAME);
  const before = await rememberTables(sql);
  const places = await openPlaces(bench, sql);
  const { actions, transactions } = await sampleWrites(bench, sql, places);
  const settings = {
    BENCH_DATABASE_URL: bench.databaseUrl,
    BENCH_TRANSACTIONS: JSON.stringify(transactions),
  };
  const http = await startServer("bench/bare-writer.ts", [], settings);
  const action = await startBareAction(settings);
  const { databaseUrl: url, directory } = bench;
  const pgbench = await preparePgbench({ sql, url, places, transactions, directory });
  const acknowledged: Acknowledged[] = [];

  const measure = async (clients: number, seconds: number): Promise<Rates> => {
    const by = async (send: Send) => {
      const driven = await drive({ places, clients, seconds, send, findEdition: findEdition(sql) });
      await refuseLosses(sql, driven.acknowledged);
      return driven;
    };
    const restored = async <Result>(result: Result) => {
      await restoreTables(sql, before);
      return result;
    };
    const portal = await restored(await by(throughPortal(bench.origin, actions)));
    acknowledged.push(...portal.acknowledged);
    return {
      portal,
      action: await restored(await by(throughAction(action.origin, await readBareAction(action.origin)))),
      http: await restored(await by(throughHttp(http.origin))),
      pgbench: pgbench && (await restored(await pgbench(clients, seconds))),
    };
  };

  for (const clients of AT_ONCE) await measure(clients, WARM_UP_SECONDS);
  const rounds: Rates[][] = AT_ONCE.map(() => []);
  for (let round = 0; round < bench.rounds; round++)
    for (const [index, clients] of AT_ONCE.entries()) rounds[index]?.push(await measure(clients, SECONDS));
  await refuseDisorder(sql, acknowledged);
  for (const one of [http, action]) await one.stop();
  await sql.end();
  return AT_ONCE.flatMap((clients, index) => figuresOf(clients, rounds[index] ?? []));
}

/** Writes once at some places, to read the framework's fields off the pages and to hear which SQL is sent. */
async function sampleWrites(bench: Bench, sql: Sql, places: readonly Place[]) {
  const actions: ActionFields = { save: {}, submit: {}, publish: {} };
  const samples = { save: [] as Sample[], submit: [] as Sample[], publish: [] as Sample[] };
  await withStatementLog(bench, async (listen) => {
    for (const place of unlike(places)) {
      let facts = place.facts;
      for (const write of WRITES) {
        actions[write] = await readActionFields(bench.origin, write, place, facts);
        const known = facts;
        const send = throughPortal(bench.origin, actions);
        const { result: update, heard } = await listen(() => send(write, place, known));
        facts = withDerived({ ...facts, update, edition: await findEdition(sql)(update) });
        samples[write].push({ facts, heard });
      }
    }
  });
  const transactions: Transactions = {
    save: learn(samples.save),
    submit: learn(samples.submit),
    publish: learn(samples.publish),
  };
  return { actions, transactions };
}

/** The first place of each kind and side: what is a fact differs from one to another of these. */
function unlike(places: readonly Place[]): Place[] {
  const firsts = new Map<string, Place>();
  for (const place of [...places].reverse()) firsts.set(`${place.facts.kind} ${place.facts.party}`, place);
  return [...firsts.values()];
}

/** As the browser sends the form: nothing but where the answer leads says which update was written. */
function throughPortal(origin: string, actions: ActionFields): Send {
  const post = openPost(origin);
  return async (write, place, known) => {
    const body = multipart({ ...actions[write], ...formOf(write, place, known) });
    const cookie = write === "publish" ? place.administrator : place.official;
    const next = await post(addressOf(write, known), body, cookie);
    return /\/desk\/updates\/(\d+)/.exec(next)?.[1] ?? known.update ?? "";
  };
}

/** The same form with the facts that the portal finds out by itself. */
function throughAction(origin: string, fields: Record<string, string>): Send {
  const post = openPost(origin);
  return async (write, place, known) => {
    const facts = { ...known, [SENDING]: randomUUID() };
    const next = await post("/", multipart({ ...fields, ...formOf(write, place, known), ...facts, write }));
    return next.slice(next.lastIndexOf("/") + 1);
  };
}

function throughHttp(origin: string): Send {
  const post = openPost(origin);
  return async (write, _, known) => {
    const next = await post("/", urlencoded({ ...known, [SENDING]: randomUUID(), write }));
    return next.slice(next.lastIndexOf("/") + 1);
  };
}

function readBareAction(origin: string): Promise<Record<string, string>> {
  return visit(origin).findForm("/", ["text"]);
}

const findEdition = (sql: Sql) => async (update: string) => {
  const [found] = await sql`select id from editions where update_id = ${Number(update)}`;
  return String(found?.id);
};

function figuresOf(clients: number, rounds: readonly Rates[]): Figure[] {
  const against = (what: string, pair: (rates: Rates) => Round, goal?: Figure["goal"]): Figure => ({
    what: `Writing, ${clients} at once: ${what}`,
    unit: "writes/s",
    rounds: rounds.map(pair),
    ...(goal ? { goal } : {}),
  });
  const figures = [
    against(
      "the portal against a bare server action",
      ({ portal, action }) => ({ measured: portal.perSecond, yardstick: action.perSecond }),
      { atLeast: 0.8 },
    ),
    against("the portal against node:http with postgres.js", ({ portal, http }) => ({
      measured: portal.perSecond,
      yardstick: http.perSecond,
    })),
  ];
  if (rounds.every(({ pgbench }) => pgbench !== null))
    figures.push(
      against("node:http with postgres.js against pgbench", ({ http, pgbench }) => ({
        measured: http.perSecond,
        yardstick: pgbench ?? Number.NaN,
      })),
    );
  else console.log("\n  pgbench is not installed: left out.");
  if (clients === 8) figures.push(...delays(rounds));
  return figures;
}

/** How long one write takes its writer, of all three kinds together. */
function delays(rounds: readonly Rates[]): Figure[] {
  const all = ({ milliseconds }: Drive) => Object.values(milliseconds).flat();
  return [
    {
      what: "One write of 8 at once: the median against a bare server action's",
      unit: "ms",
      rounds: rounds.map(({ portal, action }) => ({
        measured: percentile(all(portal), 50),
        yardstick: percentile(all(action), 50),
      })),
    },
    {
      what: `One write of 8 at once: the slowest of a hundred (p99) against ${MOST_MILLISECONDS} ms`,
      unit: "ms",
      rounds: rounds.map(({ portal }) => ({
        measured: percentile(all(portal), 99),
        yardstick: MOST_MILLISECONDS,
      })),
      goal: { atMost: 1 },
    },
  ];
}
