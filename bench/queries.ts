import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "@/bench/part";
import type { Figure } from "@/bench/report";
import { withStatementLog } from "@/bench/statement-log";
import { type Connection, connect } from "@/db/client";
import { publishEdition } from "@/domain/moderation/commands";
import type { Person } from "@/domain/people/rules";
import { recordUpdate } from "@/domain/updates/commands";
import { dayOf } from "@/lib/dates";
import { CommandProblem } from "@/scripts/command";

const START = "/en";
const PUBLIC = join("app", "[locale]", "(public)");
const MOST_STATEMENTS = 10;
/** So many updates that their list has a second page. */
const UPDATES = 30;

/** SQL statements that one request of a page costs. */
type PageCost = { route: string; address: string; statements: number };

/** The dearest page of each kind, against the number of statements that one page may cost. */
export async function measureQueries(bench: Bench): Promise<Figure[]> {
  await publishUpdates(bench.databaseUrl);
  const costs = await countStatements(bench);
  printCosts(costs);
  const dearest = new Map<string, number>();
  for (const { route, statements } of costs)
    dearest.set(route, Math.max(statements, dearest.get(route) ?? 0));
  const rounds = [...dearest.values()].map((measured) => ({ measured, yardstick: MOST_STATEMENTS }));
  const dearestOfAll = Math.max(...dearest.values());
  return [
    { what: "Statements of a public page, by kind of page", unit: "statements", rounds },
    {
      what: "Statements of the dearest public page",
      unit: "statements",
      rounds: [{ measured: dearestOfAll, yardstick: MOST_STATEMENTS }],
      goal: { atMost: 1 },
      exact: true,
    },
  ];
}

/**
 * Walks every public English page by its links and counts in the database server's own log what each asks;
 * a page that the portal has kept already costs nothing. Throws if an address does not answer with a page.
 */
async function countStatements(bench: Bench): Promise<PageCost[]> {
  const routes = publicRoutes();
  const costs: PageCost[] = [];
  await withStatementLog(bench, async (listen) => {
    const waiting = [START];
    const met = new Set(waiting);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const route = routes.find((one) => one.pattern.test(address))?.route;
      if (!route) continue;
      const { result: html, heard } = await listen(() => read(bench.origin + address));
      costs.push({ route, address, statements: heard.length });
      for (const [, link = ""] of html.matchAll(/<a [^>]*href="(\/en[^"#?]*)/g)) {
        if (!met.has(link)) waiting.push(link);
        met.add(link);
      }
    }
  });
  return costs;
}

/** The kinds of public pages that no counted page is of. */
function uncounted(costs: readonly PageCost[]): string[] {
  const counted = new Set(costs.map(({ route }) => route));
  return publicRoutes().flatMap(({ route }) => (counted.has(route) ? [] : [route]));
}

/** The addresses that public pages answer, from their folders; the page of every unknown address is none. */
function publicRoutes(): { route: string; pattern: RegExp }[] {
  return readdirSync(PUBLIC, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|[\\/])page\.tsx$/.test(path) && !path.startsWith("[..."))
    .map((path) => `/${path.replaceAll("\\", "/").replace(/\/?page\.tsx$/, "")}`.replace(/\/$/, ""))
    .sort((a, b) => a.split("[").length - b.split("[").length)
    .map((route) => ({
      route: route || "/",
      pattern: new RegExp(`^/en${route.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`),
    }));
}

async function read(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: "manual" });
  if (!answer.ok) throw new CommandProblem(`${url} answers ${answer.status}.`);
  return answer.text();
}

async function publishUpdates(databaseUrl: string): Promise<void> {
  const connection = connect({ url: databaseUrl, max: 1 });
  try {
    const official = await findPerson(connection, "transport.kz@example.org");
    const administrator = await findPerson(connection, "admin.kz@example.org");
    for (let one = 0; one < UPDATES; one++) await publishOne(connection, official, administrator);
  } finally {
    await connection.close();
  }
}

async function publishOne({ db }: Connection, official: Person, administrator: Person): Promise<void> {
  const now = new Date();
  const written = await recordUpdate(
    { db, person: official, now },
    {
      statement: "kz-rs-2026",
      reference: "12-1",
      intent: "submit",
      language: "en",
      asOf: dayOf(now),
      status: "under-way",
      text: "Counted words.",
    },
  );
  if (!written.ok) throw new CommandProblem(`An update was refused: ${JSON.stringify(written)}.`);
  const input = { edition: written.value.edition, revision: 1, nonce: randomUUID() };
  const published = await publishEdition({ db, person: administrator, now }, input);
  if (!published.ok) throw new CommandProblem(`An update was not published: ${JSON.stringify(published)}.`);
}

async function findPerson({ sql }: Connection, email: string): Promise<Person> {
  const [person] = await sql<Person[]>`
    select people.id, people.name, email, role, institution, party
    from people join institutions on slug = institution where email = ${email}`;
  if (!person) throw new CommandProblem(`The demonstration has nobody called ${email}.`);
  return person;
}

/** One line for each kind of page: its cheapest and its dearest. */
function printCosts(costs: readonly PageCost[]): void {
  console.log(`\n  SQL statements of one rendering, at most ${MOST_STATEMENTS}`);
  for (const route of new Set(costs.map((cost) => cost.route))) {
    const counts = costs.filter((cost) => cost.route === route).map(({ statements }) => statements);
    const most = Math.max(...counts);
    const verdict = most > MOST_STATEMENTS ? "  TOO MANY" : "";
    console.log(`  ${route.padEnd(52)} ${Math.min(...counts)}–${most}  (${counts.length} pages)${verdict}`);
  }
  for (const route of uncounted(costs)) console.log(`  ${route.padEnd(52)} no link leads there: not counted`);
}
