import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, commitments } from "@/db/schema/commitments";
import { people } from "@/db/schema/people";
import { contentLoads } from "@/db/schema/statements";
import { editions, updates } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { loadDemonstration } from "@/domain/demonstration/commands";
import {
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_PASSWORD,
  isDemonstrationAccount,
} from "@/domain/demonstration/rules";
import { loadStatements } from "@/domain/statements/commands";
import { addDays, dayOf } from "@/lib/dates";
import { verifyPassword } from "@/lib/password";

const NOW = new Date("2026-11-20T09:00:00Z");

describe("the demonstration", () => {
  it("tells its story once, in every state that an edition knows", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, "content", NOW);
      expect(await loadDemonstration(tx, "content", NOW)).toEqual({ changed: true });
      const states = await tx
        .select({ state: editions.state, count: sql<number>`count(*)::int` })
        .from(editions)
        .groupBy(editions.state);
      const counts = Object.fromEntries(states.map((row) => [row.state, row.count]));
      expect(counts).toEqual({
        draft: 2,
        submitted: 4,
        "changes-requested": 2,
        published: expect.any(Number),
        superseded: 1,
        rejected: 2,
        withdrawn: 1,
      });
      expect(await tx.$count(updates)).toBe(50);
      expect(await loadDemonstration(tx, "content", NOW)).toEqual({ changed: false });
      expect(await tx.$count(updates)).toBe(50);
    }));

  it("dates everything back, and nothing into the future", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, "content", NOW);
      await loadDemonstration(tx, "content", NOW);
      const published = await tx.select().from(editions).where(eq(editions.state, "published"));
      for (const { publishedAt, submittedAt, asOf } of published) {
        expect(publishedAt && dayOf(publishedAt) >= asOf).toBe(true);
        expect(publishedAt && publishedAt <= NOW).toBe(true);
        expect(submittedAt && publishedAt && submittedAt <= publishedAt).toBe(true);
      }
      const days = published.map((row) => row.asOf).sort();
      expect(days[0]).toBe(addDays(dayOf(NOW), -240));
      const log = await tx.execute(sql`select at from publication_log order by id desc limit 1`);
      expect(new Date(String(log[0]?.at)) < NOW).toBe(true);
    }));

  it("leaves commitment 12.1 to the newcomer, and shows both sides of a difference", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, "content", NOW);
      await loadDemonstration(tx, "content", NOW);
      const said = await tx
        .select({ clause: commitments.clause, ordinal: commitments.ordinal, status: accounts.status })
        .from(accounts)
        .innerJoin(commitments, eq(commitments.id, accounts.commitmentId));
      const of = (clause: number, ordinal: number) =>
        said.filter((row) => row.clause === clause && row.ordinal === ordinal).map((row) => row.status);
      expect(of(12, 1)).toEqual([]);
      expect(of(6, 3).sort()).toEqual(["paused", "under-way"]);
      expect(of(6, 2)).toEqual(["under-way", "under-way"]);
    }));

  it("lets the six accounts in with the printed password, and no invented author", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, "content", NOW);
      await loadDemonstration(tx, "content", NOW);
      const all = await tx.select().from(people);
      const able = all.filter((person) => person.passwordHash !== null);
      expect(able.map((person) => person.email).sort()).toEqual(
        DEMONSTRATION_ACCOUNTS.map((account) => account.email).sort(),
      );
      expect(await verifyPassword(able[0]?.passwordHash ?? null, DEMONSTRATION_PASSWORD)).toBe(true);
      expect(all.every((person) => person.email.endsWith("@example.org"))).toBe(true);
      expect(isDemonstrationAccount("Transport.KZ@example.org")).toBe(true);
      expect(isDemonstrationAccount("foreign.kz@example.org")).toBe(false);
    }));

  const faults: [string, (text: string) => string, RegExp][] = [
    [
      "a stranger writes",
      (text) => text.replace("author: foreign.kz@example.org", "author: nobody@example.org"),
      /knows nobody as nobody@example\.org/,
    ],
    [
      "a command refuses",
      (text) => text.replace("author: foreign.kz@example.org", "author: energy.kz@example.org"),
      /entry on 2\.1 by energy\.kz@example\.org, 240 days ago, was refused: .*forbidden/,
    ],
  ];
  for (const [name, spoil, message] of faults) {
    it(`leaves nothing behind when ${name}`, () =>
      inTransaction(async (tx) => {
        await loadStatements(tx, "content", NOW);
        const directory = mkdtempSync(join(tmpdir(), "portal-content-"));
        cpSync("content/demonstration", join(directory, "demonstration"), { recursive: true });
        const file = join(directory, "demonstration/kz-rs-2026.yaml");
        writeFileSync(file, spoil(readFileSync(file, "utf8")));
        await expect(loadDemonstration(tx, directory, NOW)).rejects.toThrow(message);
        rmSync(directory, { recursive: true });
        expect(await tx.$count(people)).toBe(0);
        expect(await tx.$count(contentLoads, eq(contentLoads.name, "demonstration"))).toBe(0);
      }));
  }
});
