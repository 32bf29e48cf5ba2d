import { sql } from "drizzle-orm";
import { afterEach, describe, expect, inject, it } from "vitest";
import { type Connection, connect, type Database } from "@/db/client";

let connection: Connection;
afterEach(() => connection.close());

const ask = (db: Database) => db.execute(sql`select ${7}::int as seven`);
const prepared = async () => {
  const rows = await connection.sql<{ statement: string }[]>`select statement from pg_prepared_statements`;
  return rows.map(({ statement }) => statement).filter((statement) => statement.includes("as seven"));
};

describe("a connection", () => {
  it("that cannot even be begun fails for whoever asks, and for nobody else", async () => {
    connection = connect({ url: "postgres://nobody@255.255.255.255/nothing", max: 1 });
    await expect(ask(connection.db)).rejects.toThrow();
  });

  it("prepares each query once, inside transactions and their parts too", async () => {
    connection = connect({ url: inject("applicationUrl"), max: 1 });
    const { db } = connection;
    expect([...(await ask(db))]).toEqual([{ seven: 7 }]);
    expect(await prepared()).toHaveLength(1);
    await db.transaction(async (tx) => {
      await ask(tx);
      await tx.transaction(ask);
    });
    expect(await prepared()).toHaveLength(1);
  });

  it("prepares what is asked in a part of a transaction first", async () => {
    connection = connect({ url: inject("applicationUrl"), max: 1 });
    await connection.db.transaction((tx) => tx.transaction(ask));
    expect(await prepared()).toHaveLength(1);
  });
});
