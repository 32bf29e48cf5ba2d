import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { Binaries } from "@/db/embedded-binaries";
import { runServer } from "@/db/embedded-server";
import { atEnd } from "@/scripts/command";

const DEBIAN = "/usr/lib/postgresql/15/bin";

/** The oldest release that the portal promises to work with, as Debian packages it; undefined without it. */
export function findPostgres15(): Binaries | undefined {
  const binaries = {
    initdb: join(DEBIAN, "initdb"),
    postgres: join(DEBIAN, "postgres"),
    // It knows no built-in locale yet.
    locale: ["--locale=C.UTF-8"],
  };
  return existsSync(binaries.initdb) && existsSync(binaries.postgres) ? binaries : undefined;
}

/**
 * Runs a server of its own in `directory` until `stop()` or the command's end. At `url` it has an empty database
 * whose owner may make roles and is no superuser, as an operator's is.
 */
export async function startPostgres15(
  directory: string,
  binaries: Binaries,
): Promise<{ url: string; stop(): Promise<void> }> {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const superuserPassword = randomBytes(24).toString("hex");
  const server = await runServer({ directory, superuserPassword, durable: false, binaries });
  atEnd(() => server.stop());
  const address = (user: string, database: string) =>
    `postgres://${user}:${superuserPassword}@127.0.0.1:${server.port}/${database}`;
  const sql = postgres(address("postgres", "postgres"), { max: 1 });
  try {
    await sql.unsafe(`create role operator login createrole password '${superuserPassword}'`);
    await sql.unsafe("create database portal owner operator");
  } finally {
    await sql.end({ timeout: 5 });
  }
  return { url: address("operator", "portal"), stop: () => server.stop() };
}
