import { sql } from "drizzle-orm";
import { afterAll, inject } from "vitest";
import { type Connection, connect, type Database } from "@/db/client";
import { startThrowaway } from "@/db/testing-server";

/** Thrown to end the transaction; never leaves this file. */
class Undo extends Error {}

const opened = new Map<string, Connection>();
afterAll(async () => {
  for (const connection of opened.values()) await connection.close();
  opened.clear();
});

async function rolledBack<Result>(url: string, work: (tx: Database) => Promise<Result>): Promise<Result> {
  let connection = opened.get(url);
  if (!connection) {
    connection = connect({ url, max: 4 });
    opened.set(url, connection);
  }
  let result: { value: Result } | undefined;
  try {
    await connection.db.transaction(async (tx) => {
      // Another file's transaction may hold the same key for as long as the machine is slow.
      await tx.execute(sql`set local statement_timeout = '60s'`);
      result = { value: await work(tx) };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (!result) throw new Error("the transaction ended before its work");
  return result.value;
}

/** Runs `work` as the application's role, in a transaction that is always rolled back. */
export function inTransaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
  return rolledBack(inject("applicationUrl"), work);
}

/** The same as the owner of the tables, for what the application itself may not do. */
export function asOwner<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
  return rolledBack(inject("ownerUrl"), work);
}

/** Runs `work` on a server of its own, thrown away afterwards: for rivals who must see each other's commits. */
export async function onOwnServer(work: (db: Database) => Promise<void>): Promise<void> {
  const server = await startThrowaway();
  const connection = connect({ url: server.applicationUrl, max: 12 });
  try {
    await work(connection.db);
  } finally {
    await connection.close();
    await server.stop();
  }
}
