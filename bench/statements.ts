import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { CommandProblem } from "@/scripts/command";

const START = "/en";
const PUBLIC = join("app", "[locale]", "(public)");
/** The portal names itself to the server; what the server or this measurement asks by itself is not counted. */
const PREFIX = "bench:%a:";
const STATEMENT = /^bench:cooperation-portal:LOG: {2}(?:statement|execute [^:]+): (.*)$/gm;
const OPENS_A_CONNECTION = /pg_catalog\.pg_type/;

/** SQL statements that one request of a page costs. */
export type PageCost = { route: string; address: string; statements: number };

/**
 * Walks every public English page by its links and counts in the database server's own log what each asks;
 * a page that the portal has kept already costs nothing. Throws if an address does not answer with a page.
 */
export async function countStatements(portal: {
  origin: string;
  databaseUrl: string;
  directory: string;
}): Promise<PageCost[]> {
  const routes = publicRoutes();
  const costs: PageCost[] = [];
  await withStatementLog(portal, async (logFile) => {
    const waiting = [START];
    const met = new Set(waiting);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const route = routes.find((one) => one.pattern.test(address))?.route;
      if (!route) continue;
      const before = statSync(logFile).size;
      const answer = await fetch(portal.origin + address, { redirect: "manual" });
      const html = await answer.text();
      if (!answer.ok) throw new CommandProblem(`${address} answers ${answer.status}.`);
      costs.push({ route, address, statements: statementsSince(logFile, before) });
      for (const [, link = ""] of html.matchAll(/<a [^>]*href="(\/en[^"#?]*)/g)) {
        if (!met.has(link)) waiting.push(link);
        met.add(link);
      }
    }
  });
  return costs;
}

/** The kinds of public pages that no counted page is of. */
export function uncounted(costs: readonly PageCost[]): string[] {
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

/** Has the embedded server write down every statement while `work` runs. */
async function withStatementLog(
  { databaseUrl, directory }: { databaseUrl: string; directory: string },
  work: (logFile: string) => Promise<void>,
): Promise<void> {
  const { superuser } = JSON.parse(readFileSync(join(directory, "database.json"), "utf8")) as {
    superuser: string;
  };
  const url = `postgres://postgres:${superuser}@${new URL(databaseUrl).host}/postgres`;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const apply = async (...commands: string[]) => {
    for (const command of commands) await sql.unsafe(command);
    await sql`select pg_reload_conf()`;
    await sleep(500);
  };
  try {
    await apply(`alter system set log_line_prefix = '${PREFIX}'`, "alter system set log_statement = 'all'");
    await work(join(directory, "postgres.log"));
    await apply("alter system reset log_statement", "alter system reset log_line_prefix");
  } finally {
    await sql.end();
  }
}

function statementsSince(logFile: string, position: number): number {
  const added = Buffer.alloc(statSync(logFile).size - position);
  const file = openSync(logFile, "r");
  readSync(file, added, 0, added.length, position);
  closeSync(file);
  const statements = [...added.toString("utf8").matchAll(STATEMENT)];
  return statements.filter(([, first = ""]) => !OPENS_A_CONNECTION.test(first)).length;
}
