import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { type Connection, connect } from "@/db/client";
import { type Listener, listen } from "@/db/listen";

const CHANNEL = "test_changes";
const PATIENCE = { timeout: 10_000, interval: 20 };

let listener: Listener | undefined;
let connection: Connection | undefined;
afterEach(async () => {
  await listener?.stop();
  await connection?.close();
});

/** A listener that writes down all it is told. */
function start() {
  const url = inject("applicationUrl");
  const told: string[] = [];
  connection = connect({ url, max: 1 });
  listener = listen({
    url,
    channel: CHANNEL,
    onMessage: (message) => told.push(message),
    onHeard: () => told.push("heard"),
    onLost: () => told.push("lost"),
  });
  return { told, sql: connection.sql };
}

describe("listening", () => {
  it("hears what is said once it listens, when the transaction is committed and not before", async () => {
    const { told, sql } = start();
    await vi.waitFor(() => expect(told).toEqual(["heard"]), PATIENCE);
    await sql
      .begin(async (tx) => {
        await tx`select pg_notify(${CHANNEL}, 'taken back')`;
        throw new Error("taken back");
      })
      .catch(() => {});
    await sql`select pg_notify(${CHANNEL}, 'said')`;
    await vi.waitFor(() => expect(told).toEqual(["heard", "said"]), PATIENCE);
  });

  it("begins anew by itself after its connections were cut, and says so", async () => {
    const { told, sql } = start();
    await vi.waitFor(() => expect(told).toEqual(["heard"]), PATIENCE);
    // As who it signed in, whichever role it has taken on: one may end what is one's own.
    await sql`set role none`;
    const cut = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cooperation-portal-listener'`;
    expect(cut.length).toBeGreaterThan(0);
    await vi.waitFor(
      () => expect(told.filter((word) => word === "heard").length).toBeGreaterThan(1),
      PATIENCE,
    );
    await sql`select pg_notify(${CHANNEL}, 'said later')`;
    await vi.waitFor(() => expect(told.at(-1)).toBe("said later"), PATIENCE);
  });
});
