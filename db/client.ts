import { connect as connectSocket, type Socket } from "node:net";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** A connection pool or an open transaction: queries and commands take either. */
export type Database = Pick<
  PostgresJsDatabase,
  | "select"
  | "selectDistinct"
  | "selectDistinctOn"
  | "insert"
  | "update"
  | "delete"
  | "execute"
  | "transaction"
  | "$with"
  | "with"
  | "$count"
  | "_"
>;

/** How columns are called where the schema names none. */
export const CASING = "snake_case";

export type Connection = { db: Database; sql: postgres.Sql; close(): Promise<void> };

/**
 * What every connection of ours has in common. Left to itself the driver calls again without pause or end at a
 * server that hangs up before it has spoken, and after a long outage waits 20 s although the server is back.
 */
export const CONNECTING = { socket: openSocket, backoff: () => 0.25, onnotice: () => {} };

async function openSocket({ host, port }: { host: string[]; port: number[] }): Promise<Socket> {
  // The driver listens for failures a moment after it has the socket; one that fails at once must fail later still.
  await null;
  const name = host[0] ?? "";
  const socket = connectSocket({ host: name, port: port[0] ?? 5432 });
  socket.once("end", () =>
    socket.destroy(Object.assign(new Error("the server hung up"), { code: "ECONNRESET" })),
  );
  // The driver asks for a certificate of this name.
  return Object.assign(socket, { host: name });
}

/**
 * Opens a pool. `role` is taken on at the start of each connection, for an operator who gives one
 * address for migrating and serving. Connecting fails after 4 s, so that no request waits for a dead server.
 */
export function connect(options: { url: string; role?: string; max?: number }): Connection {
  const sql = postgres(options.url, {
    max: options.max ?? 10,
    connect_timeout: 4,
    idle_timeout: 60,
    ...CONNECTING,
    connection: {
      application_name: "cooperation-portal",
      statement_timeout: 5000,
      ...(options.role ? { role: options.role } : {}),
    },
  });
  return { db: drizzle(preparing(sql), { casing: CASING }), sql, close: () => sql.end({ timeout: 5 }) };
}

/**
 * The same client, with every query that drizzle hands it prepared: unprepared ones cost the server a parse, and
 * the portal a round trip to ask for the types, each time anew.
 */
function preparing<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  type Work = (tx: postgres.TransactionSql) => unknown;
  type Transact = (work: Work) => unknown;
  return new Proxy(client, {
    get(target, name) {
      if (name === "unsafe") {
        return (...[query, parameters, options]: Parameters<postgres.Sql["unsafe"]>) =>
          target.unsafe(query, parameters, { ...options, prepare: true });
      }
      const value: unknown = Reflect.get(target, name);
      if (name !== "begin" && name !== "savepoint") return value;
      return (work: Work) => (value as Transact)((tx) => work(preparing(tx)));
    },
  });
}

const shared = globalThis as { portalConnection?: Connection };

/** The portal's own pool, opened at first use: building the site needs no database. */
export function database(open: () => { url: string; role?: string }): Database {
  shared.portalConnection ??= connect(open());
  return shared.portalConnection.db;
}
