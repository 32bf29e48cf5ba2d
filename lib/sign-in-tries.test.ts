import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { signInTries } from "@/db/schema/sign-in-tries";
import { inTransaction, onOwnServer } from "@/db/testing";
import { beginTry, forgetTry } from "@/lib/sign-in-tries";

const NOW = new Date("2026-11-20T10:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function begin(db: Database, email: string, address: string | null = null, now = NOW) {
  return beginTry(db, { email, address, secret: "x".repeat(32), now });
}

async function fail(db: Database, times: number, email: string, address: string | null = null, now = NOW) {
  for (let time = 0; time < times; time += 1)
    expect(await begin(db, email, address, now)).toMatchObject({ blocked: false });
}

describe("tries to sign in", () => {
  it("are ten per account, however it is written, and come back one by one as they grow old", async () => {
    await inTransaction(async (tx) => {
      await fail(tx, 4, "who@example.org");
      await fail(tx, 6, " WHO@example.org ", null, later(5));
      expect(await begin(tx, "who@example.org", null, later(5))).toEqual({ blocked: true, minutes: 10 });
      expect(await begin(tx, "who@example.org", null, later(14.5))).toEqual({ blocked: true, minutes: 1 });
      expect(await begin(tx, "other@example.org", null, later(5))).toMatchObject({ blocked: false });
      await fail(tx, 4, "who@example.org", null, later(15));
      expect(await begin(tx, "who@example.org", null, later(15))).toEqual({ blocked: true, minutes: 5 });
    });
  });

  it("are ten per address of the client, whatever the accounts", async () => {
    await inTransaction(async (tx) => {
      for (let one = 0; one < 10; one += 1) await fail(tx, 1, `${one}@example.org`, "192.0.2.1");
      expect(await begin(tx, "new@example.org", "192.0.2.1")).toEqual({ blocked: true, minutes: 15 });
      expect(await begin(tx, "new@example.org", "192.0.2.2")).toMatchObject({ blocked: false });
      expect(await begin(tx, "new@example.org")).toMatchObject({ blocked: false });
    });
  });

  it.each([
    ["2001:db8:1:2::1", "2001:0DB8:1:2:ffff:1:2:3", true],
    ["2001:db8::1", "2001:db8:0:0:5::", true],
    ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
    ["::ffff:192.0.2.1", "192.0.2.1", true],
    ["192.0.2.1", "192.0.2.2", false],
  ])("from %s and from %s are one client's: %s", async (first, second, same) => {
    await inTransaction(async (tx) => {
      for (let one = 0; one < 10; one += 1) await fail(tx, 1, `${one}@example.org`, first);
      expect(await begin(tx, "new@example.org", second)).toMatchObject({ blocked: same });
    });
  });

  it("that turned out well do not count, and those that were not taken neither", async () => {
    await inTransaction(async (tx) => {
      for (let time = 0; time < 30; time += 1) {
        const begun = await begin(tx, "who@example.org", "192.0.2.1");
        if (begun.blocked) throw new Error("blocked");
        await forgetTry(tx, begun.ids);
      }
      expect(await tx.$count(signInTries)).toBe(0);
      await fail(tx, 10, "who@example.org");
      for (let time = 0; time < 30; time += 1) await begin(tx, "who@example.org", "192.0.2.1", later(14));
      expect(await begin(tx, "who@example.org", "192.0.2.1", later(15.1))).toMatchObject({ blocked: false });
    });
  });

  it("are kept as hashes, and only while they count", async () => {
    await inTransaction(async (tx) => {
      await fail(tx, 3, "who@example.org", "192.0.2.1");
      expect(JSON.stringify(await tx.select().from(signInTries))).not.toMatch(/who|192\.0/);
      await fail(tx, 1, "\0\ud800", null, later(16));
      expect(await tx.$count(signInTries)).toBe(1);
    });
  });

  it("many at once are no more than ten", async () => {
    await onOwnServer(async (db) => {
      const all = await Promise.all(
        Array.from({ length: 25 }, (_, one) => begin(db, "who@example.org", `192.0.2.${one}`)),
      );
      expect(all.filter((one) => !one.blocked)).toHaveLength(10);
    });
  });
});
