import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { CONNECTING } from "@/db/client";
import { DatabaseProblem, explainFailure } from "@/db/problem";

const FOLDER = fileURLToPath(new URL("../drizzle", import.meta.url));
const OLDEST_SERVER = 15;
/** Any number will do, as long as every release of the portal takes the same. */
const LOCK = 20_260_625;

/**
 * Brings the database to this release's schema and the application's role to its rights. Safe to repeat and
 * to run from several instances at once. `applicationRole` is made if it is missing; with `assumed` the
 * connecting user is made its member. `applied` counts migrations.
 * Throws a DatabaseProblem for a server too old, out of reach or short of rights, and for a newer release's database.
 */
export async function migrate(options: {
  ownerUrl: string;
  applicationRole: string;
  assumed?: boolean;
}): Promise<{ applied: number }> {
  const sql = postgres(options.ownerUrl, {
    max: 1,
    connect_timeout: 5,
    ...CONNECTING,
    connection: { application_name: "cooperation-portal-migrate", lock_timeout: 60_000 },
  });
  try {
    await requireVersion(sql);
    await sql`select pg_advisory_lock(${LOCK})`;
    const known = readMigrationFiles({ migrationsFolder: FOLDER }).map((migration) => migration.folderMillis);
    const before = await listApplied(sql);
    if (before.some((time) => !known.includes(time)))
      throw new DatabaseProblem(
        "The database belongs to a newer release of the portal: start that release, or restore a backup from before it.",
      );
    await requireExtension(sql);
    await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
    await requireRole(sql, options.applicationRole, options.assumed ?? false);
    await grantRights(sql, options.applicationRole);
    return { applied: known.length - before.length };
  } catch (error) {
    throw explainFailure(error, options.ownerUrl);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function requireVersion(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  if (Number.parseInt(row?.version ?? "", 10) < OLDEST_SERVER)
    throw new DatabaseProblem(
      `The database server is PostgreSQL ${row?.version}, and the portal needs ${OLDEST_SERVER} or newer.`,
    );
}

/** When each applied migration was written, in milliseconds; none in an empty database. */
async function listApplied(sql: postgres.Sql): Promise<number[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!found?.there) return [];
  const rows = await sql<{ time: string }[]>`select created_at as time from drizzle.__drizzle_migrations`;
  return rows.map((row) => Number(row.time));
}

/** What the search for mistyped words stands on; it comes with every PostgreSQL, and its owner may add it to a database. */
async function requireExtension(sql: postgres.Sql): Promise<void> {
  const command = "create extension if not exists pg_trgm";
  try {
    await sql.unsafe(command);
  } catch (error) {
    const { code } = error as postgres.PostgresError;
    if (code !== "42501" && code !== "0A000" && code !== "58P01") throw error;
    throw new DatabaseProblem(
      `The portal's search needs PostgreSQL's own extension pg_trgm, which this user may not add or the server lacks: let an administrator of the database server install it (package postgresql-contrib) and run, in this database: ${command};`,
    );
  }
}

/** Roles belong to the whole server: another portal on it may have made the role, perhaps this very moment. */
async function requireRole(sql: postgres.Sql, role: string, assumed: boolean): Promise<void> {
  const commands: string[] = [];
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (!found) commands.push(`create role ${quote(role)} nologin`);
  if (assumed && !(found && (await mayAssume(sql, role))))
    commands.push(`grant ${quote(role)} to ${quote(await currentUser(sql))}`);
  for (const command of commands) {
    try {
      await sql.unsafe(command);
    } catch (error) {
      const { code } = error as postgres.PostgresError;
      if (code === "42710" || code === "23505") continue;
      if (code !== "42501") throw error;
      throw new DatabaseProblem(
        `The role that the portal serves with is missing and may not be made by this user: let an administrator of the database server run: ${commands.join("; ")};`,
      );
    }
  }
}

async function mayAssume(sql: postgres.Sql, role: string): Promise<boolean> {
  try {
    await sql.begin((tx) => tx.unsafe(`set local role ${quote(role)}`));
    return true;
  } catch {
    return false;
  }
}

async function currentUser(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select current_user::text as name`;
  return row?.name ?? "";
}

/** What is written once: the application can read it and add to it, and no more. */
const WRITTEN_ONCE = "publication_log, reviews, edition_writers, counterpart_notes";

/** The application reads and writes every table, within limits that hold even for a query that forgets them. */
async function grantRights(sql: postgres.Sql, role: string): Promise<void> {
  const name = quote(role);
  await sql.begin(async (tx) => {
    await tx.unsafe(`grant usage on schema public to ${name}`);
    await tx.unsafe(`grant select, insert, update, delete on all tables in schema public to ${name}`);
    await tx.unsafe(`grant usage on all sequences in schema public to ${name}`);
    await tx.unsafe(`revoke update, delete on ${WRITTEN_ONCE}, updates from ${name}`);
    await tx.unsafe(`revoke delete on editions, accounts from ${name}`);
    await tx.unsafe(`revoke update, delete on search_words from ${name}`);
    // Of an update nothing changes; but who may change no column of a row may not lock it either.
    await tx.unsafe(`grant update (id) on updates to ${name}`);
  });
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
