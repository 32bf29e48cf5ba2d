import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { Sql } from "postgres";
import { DERIVED, WRITES } from "@/bench/writing/drive";
import { SENDING } from "@/bench/writing/learn";
import type { Place } from "@/bench/writing/places";
import { POOL, type Statement, type Transactions } from "@/bench/writing/transaction";
import { CommandProblem } from "@/scripts/command";

const TABLE = "bench_places";
/** Debian has it where only its own wrappers look. */
const DEBIAN = [18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Writes a second with pgbench, over no more connections than the others have. */
export type Pgbench = (clients: number, seconds: number) => Promise<number>;

/** Prepares the same three transactions, at any of the places, as a script for pgbench; null where none is installed. */
export async function preparePgbench(options: {
  sql: Sql;
  url: string;
  places: readonly Place[];
  transactions: Transactions;
  directory: string;
}): Promise<Pgbench | null> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...DEBIAN];
  const program = folders.map((folder) => join(folder, "pgbench")).find((path) => existsSync(path));
  if (!program) return null;
  await listPlaces(options.sql, options.places);
  const { script, constants } = scriptOf(options.transactions, options.places.length);
  const file = join(options.directory, "pgbench.sql");
  writeFileSync(file, script);
  const defined = Object.entries(constants).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
  return async (clients, seconds) => {
    const connections = `${Math.min(clients, POOL)}`;
    const args = ["-n", "-M", "prepared", "-f", file, "-c", connections, "-T", `${seconds}`];
    const ran = promisify(execFile)(program, [...args, ...defined, options.url]);
    const { stdout } = await ran.catch(({ stderr }: { stderr: string }) => {
      throw new CommandProblem(`pgbench failed:\n${stderr}`);
    });
    const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (rate === undefined) throw new CommandProblem(`pgbench says no rate:\n${stdout}`);
    return Number(rate) * WRITES.length;
  };
}

/** pgbench chooses a place by its number. */
async function listPlaces(sql: Sql, places: readonly Place[]): Promise<void> {
  const names = Object.keys(places[0]?.facts ?? {});
  await sql.unsafe(`drop table if exists ${TABLE}`);
  await sql.unsafe(`create table ${TABLE} (place int primary key, ${names.map(column).join(", ")})`);
  await sql.unsafe(`grant select on ${TABLE} to public`);
  const rows = places.map(({ facts }, index) => ({ place: index + 1, ...facts }));
  await sql`insert into ${sql(TABLE)} ${sql(rows)}`;
}

const column = (name: string) => `"${name}" text`;

function scriptOf(transactions: Transactions, places: number) {
  const constants: Record<string, string> = {};
  const lines = [`\\set place random(1, ${places})`, `select * from ${TABLE} where place = :place \\gset`];
  for (const write of WRITES) {
    let isSent = false;
    const line = ({ query, parameters, gives }: Statement, index: number): string => {
      let ending = gives ? " \\gset" : ";";
      const text = query.replaceAll(/\$(\d+)/g, (_, number: string) => {
        const parameter = parameters[Number(number) - 1];
        if (!parameter || ("value" in parameter && parameter.value === null)) return "null";
        if ("fact" in parameter) {
          if (parameter.fact !== SENDING) return factOf(parameter.fact);
          if (isSent) return ":nonce";
          isSent = true;
          ending = " \\gset";
          return "gen_random_uuid()";
        }
        // pgbench defines no empty variable.
        if (!parameter.value) return "''";
        const name = `${write}_${index}_${number}`;
        constants[name] = parameter.value;
        return `:${name}`;
      });
      return (gives ? text.replace(/returning "id"/, `returning "id" as "${gives}"`) : text) + ending;
    };
    lines.push("begin;", ...transactions[write].map(line), "commit;");
  }
  return { script: `${lines.join("\n")}\n`, constants };
}

function factOf(name: string): string {
  const derived = DERIVED[name];
  return derived ? `('${derived.before}' || :${derived.fact})` : `:${name}`;
}
