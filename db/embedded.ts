import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { announcePort, findOwner, giveUpOwnership, takeOwnership } from "@/db/embedded-lock";
import { type PostgresServer, runServer } from "@/db/embedded-server";
import { DatabaseProblem } from "@/db/problem";

export type EmbeddedDatabase = {
  /** The tables' owner: migrates. */
  ownerUrl: string;
  /** The application's login: owns nothing. */
  applicationUrl: string;
  port: number;
  /** Stops the server cleanly and gives the data folder free. Safe to call twice. */
  stop(): Promise<void>;
};

type Passwords = { superuser: string; owner: string; application: string };

export const DATABASE_NAME = "portal";
export const OWNER_ROLE = "portal_owner";
export const APPLICATION_ROLE = "portal_application";

/**
 * Starts PostgreSQL on the data in `directory`, made at the first start, and brings it back if it dies.
 * What a killed portal left running is stopped cleanly first. `durable: false` trades safety for speed, for tests.
 * Throws a DatabaseProblem if another portal uses the folder or the server does not come up.
 */
export async function startEmbedded(options: {
  directory: string;
  durable?: boolean;
}): Promise<EmbeddedDatabase> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  takeOwnership(directory);
  let server: PostgresServer | undefined;
  try {
    const passwords = readPasswords(directory);
    server = await runServer({
      directory,
      superuserPassword: passwords.superuser,
      durable: options.durable ?? true,
    });
    announcePort(directory, server.port);
    await makeRoles(server.port, passwords);
    return { ...addresses(server.port, passwords), stop: stopOnce(directory, server) };
  } catch (error) {
    await server?.stop();
    giveUpOwnership(directory);
    throw error;
  }
}

/** The embedded database that another process of the portal runs on this folder now, if any. */
export function findRunningEmbedded(folder: string): Omit<EmbeddedDatabase, "stop"> | undefined {
  const directory = resolve(folder);
  const port = findOwner(directory)?.databasePort;
  return port === undefined ? undefined : addresses(port, readPasswords(directory));
}

function addresses(port: number, passwords: Passwords) {
  const url = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
  return {
    port,
    ownerUrl: url(OWNER_ROLE, passwords.owner),
    applicationUrl: url(APPLICATION_ROLE, passwords.application),
  };
}

function stopOnce(directory: string, server: PostgresServer): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= server.stop().finally(() => giveUpOwnership(directory));
    return stopping;
  };
}

/** Written before the data exist and kept: an interrupted first start goes on with the same passwords. */
function readPasswords(directory: string): Passwords {
  const file = join(directory, "database.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Passwords;
  if (existsSync(join(directory, "postgres"))) {
    throw new DatabaseProblem(
      `The passwords of the embedded database are gone (${file}): put the file back from a backup, or start over with npm run db:reset.`,
    );
  }
  const password = () => randomBytes(24).toString("hex");
  const passwords = { superuser: password(), owner: password(), application: password() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(draft, file);
  return passwords;
}

/** The two roles and the database, as they should be: repeated at every start, so a half-made one is completed. */
async function makeRoles(port: number, passwords: Passwords): Promise<void> {
  const url = `postgres://postgres:${passwords.superuser}@127.0.0.1:${port}/postgres`;
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const roles = { [OWNER_ROLE]: passwords.owner, [APPLICATION_ROLE]: passwords.application };
    for (const [role, password] of Object.entries(roles)) {
      const [found] = await sql`select 1 from pg_roles where rolname = ${role}`;
      await sql.unsafe(`${found ? "alter" : "create"} role ${role} login password '${password}'`);
    }
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE_NAME}`;
    if (!found) await sql.unsafe(`create database ${DATABASE_NAME} owner ${OWNER_ROLE}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Throws away all that the embedded database holds. Throws a DatabaseProblem while a portal runs on it. */
export function removeEmbedded(folder: string): void {
  const directory = resolve(folder);
  mkdirSync(directory, { recursive: true });
  takeOwnership(directory);
  for (const name of ["postgres", "database.json"])
    rmSync(join(directory, name), { recursive: true, force: true });
  giveUpOwnership(directory);
}
