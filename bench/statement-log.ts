import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

/** The portal names itself to the server; what the server or a measurement asks by itself is not heard. */
const PREFIX = "bench:%a:";
const ENTRY = /^bench:cooperation-portal:(LOG|DETAIL): {2}/;
const STATEMENT = /^(?:statement|execute [^:]+): (.*)$/s;
const PARAMETER = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g;
const OPENS_A_CONNECTION = /pg_catalog\.pg_type/;

/** A statement as the server received it, its parameters as text. */
export type Heard = { query: string; parameters: (string | null)[] };

/** Does something, and tells what the portal asked its database meanwhile. */
export type Listen = <Result>(work: () => Promise<Result>) => Promise<{ result: Result; heard: Heard[] }>;

/** Has the embedded server write down every statement while `work` runs. */
export async function withStatementLog<Result>(
  database: { databaseUrl: string; data: string },
  work: (listen: Listen) => Promise<Result>,
): Promise<Result> {
  const sql = asSuperuser(database, "postgres");
  const apply = async (...commands: string[]) => {
    for (const command of commands) await sql.unsafe(command);
    await sql`select pg_reload_conf()`;
    await sleep(500);
  };
  const file = join(database.data, "postgres.log");
  try {
    await apply(`alter system set log_line_prefix = '${PREFIX}'`, "alter system set log_statement = 'all'");
    return await work(async (one) => {
      const before = statSync(file).size;
      const result = await one();
      return { result, heard: parse(readFrom(file, before)) };
    });
  } finally {
    await apply("alter system reset log_statement", "alter system reset log_line_prefix");
    await sql.end();
  }
}

/** A connection to the bench's own embedded server as the one who may do everything; to be closed by the caller. */
export function asSuperuser(
  { databaseUrl, data }: { databaseUrl: string; data: string },
  name: string,
): postgres.Sql {
  const { superuser } = JSON.parse(readFileSync(join(data, "database.json"), "utf8")) as {
    superuser: string;
  };
  const url = `postgres://postgres:${superuser}@${new URL(databaseUrl).host}/${name}`;
  return postgres(url, { max: 1, onnotice: () => {} });
}

function readFrom(path: string, position: number): string {
  const added = Buffer.alloc(statSync(path).size - position);
  const file = openSync(path, "r");
  readSync(file, added, 0, added.length, position);
  closeSync(file);
  return added.toString("utf8");
}

/** The server writes further lines of a statement behind a tab. */
function parse(text: string): Heard[] {
  const heard: Heard[] = [];
  for (const entry of text.split(/\n(?!\t)/)) {
    const kind = ENTRY.exec(entry);
    if (!kind) continue;
    const said = entry.slice(kind[0].length).replaceAll("\n\t", "\n");
    const query = STATEMENT.exec(said)?.[1];
    if (query !== undefined) heard.push({ query, parameters: [] });
    else if (kind[1] === "DETAIL") heard.at(-1)?.parameters.push(...parametersIn(said));
  }
  return heard.filter(({ query }) => !OPENS_A_CONNECTION.test(query));
}

function parametersIn(detail: string): (string | null)[] {
  return [...detail.matchAll(PARAMETER)].map(([, value]) => value?.replaceAll("''", "'") ?? null);
}
