import { is, Param, Placeholder, sql } from "drizzle-orm";
import { drizzle, type PostgresJsSession } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { CASING, type Database } from "@/db/client";

/** Writes SQL, and has no database behind it. */
const writer = drizzle.mock({ casing: CASING });
type Writer = typeof writer;

type Values = Readonly<Record<string, unknown>>;
type Query<Result> = { prepare(name: string): { execute(): Promise<Result> } };

/** What drizzle makes of a query: it goes over any client, with any parameters. */
type Prepared<Result> = {
  client: Sql;
  queryString: string;
  params: unknown[];
  execute(): Promise<Result>;
};
type Session = PostgresJsSession<Sql, Record<string, never>, Record<string, never>>;

/** To select from where only a function is called. */
export const ONE_ROW = sql`(select) one_row`;

/**
 * A query whose SQL is written once for the process: to write it costs more than to send it. `write` gets stand-ins
 * for the values, to hand them to columns and not to look at them. A query is sent when it is called: of two called
 * on one transaction without waiting in between, the second is executed after the first.
 */
export function prepared<Given extends Values, Result>(
  write: (db: Writer, given: Given) => Query<Result>,
): (db: Database, given: Given) => Promise<Result> {
  let written: ReturnType<typeof prepare<Given, Result>> | undefined;
  return (db, given) => {
    written ??= prepare(write);
    const sending: Prepared<Result> = Object.create(written.query);
    sending.client = (db._.session as Session).client;
    sending.params = written.fillings.map((fill) => fill(given));
    return sending.execute();
  };
}

function prepare<Given extends Values, Result>(write: (db: Writer, given: Given) => Query<Result>) {
  const standIns = new Proxy({} as Given, {
    get: (_, name) => sql.placeholder(String(name)),
    ownKeys: () => {
      throw new Error("the values of a prepared query are named one by one");
    },
  });
  const query = write(writer, standIns).prepare("prepared") as unknown as Prepared<Result>;
  // Made of many pieces, which the driver would join at each sending: this joins them for good.
  query.queryString = query.queryString.trim();
  return { query, fillings: query.params.map(filling) };
}

/** Where a parameter comes from: written as its column writes it, but for null, which no column can write. */
function filling(parameter: unknown): (given: Values) => unknown {
  if (is(parameter, Placeholder)) return (given) => given[parameter.name];
  if (!is(parameter, Param) || !is(parameter.value, Placeholder)) return () => parameter;
  const { encoder, value } = parameter;
  return (given) => {
    const filled = given[value.name];
    return filled === null ? null : encoder.mapToDriverValue(filled);
  };
}
