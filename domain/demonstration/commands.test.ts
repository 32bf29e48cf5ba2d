import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts, commitments } from "@/db/schema/commitments";
import { people } from "@/db/schema/people";
import { publicationLog } from "@/db/schema/publication-log";
import { contentLoads } from "@/db/schema/statements";
import { editions, updates } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { EDITION_STATES, type EditionState } from "@/db/vocabulary";
import { loadDemonstration } from "@/domain/demonstration/commands";
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from "@/domain/demonstration/rules";
import { loadStatements } from "@/domain/statements/commands";
import { addDays, dayOf } from "@/lib/dates";
import { isInvented } from "@/lib/invented";
import { verifyPassword } from "@/lib/password";

const NOW = new Date("2026-11-20T09:00:00Z");

/** The story, told once and read out; its transaction is rolled back before the tests look at it. */
function readStory() {
  return inTransaction(async (tx) => {
    await loadStatements(tx, "content", NOW);
    const first = await loadDemonstration(tx, "content", NOW);
    const told = await tx.$count(updates);
    const second = await loadDemonstration(tx, "content", NOW);
    return {
      loads: [first, second],
      updates: [told, await tx.$count(updates)],
      editions: await tx.select().from(editions),
      people: await tx.select().from(people),
      log: await tx.select().from(publicationLog),
      accounts: await tx
        .select({ clause: commitments.clause, ordinal: commitments.ordinal, status: accounts.status })
        .from(accounts)
        .innerJoin(commitments, eq(commitments.id, accounts.commitmentId)),
    };
  });
}

describe("the demonstration", () => {
  let story: Awaited<ReturnType<typeof readStory>>;
  beforeAll(async () => {
    story = await readStory();
  });

  it("tells its story once", () => {
    expect(story.loads).toEqual([{ changed: true }, { changed: false }]);
    expect(story.updates).toEqual([50, 50]);
  });

  it("shows every state that an edition knows", () => {
    const count = (state: EditionState) => story.editions.filter((one) => one.state === state).length;
    const counts = Object.fromEntries(EDITION_STATES.map((state) => [state, count(state)]));
    expect(counts).toEqual({
      draft: 2,
      submitted: 4,
      "changes-requested": 2,
      published: 39,
      superseded: 1,
      rejected: 2,
      withdrawn: 1,
    });
  });

  it("dates everything back, and nothing into the future", () => {
    const published = story.editions.filter((one) => one.state === "published");
    for (const { publishedAt, submittedAt, asOf } of published) {
      expect(publishedAt && dayOf(publishedAt) >= asOf).toBe(true);
      expect(publishedAt && publishedAt <= NOW).toBe(true);
      expect(submittedAt && publishedAt && submittedAt <= publishedAt).toBe(true);
    }
    const days = published.map((row) => row.asOf).sort();
    expect(days[0]).toBe(addDays(dayOf(NOW), -240));
    expect(story.log.every((entry) => entry.at < NOW)).toBe(true);
  });

  it("leaves commitment 12.1 to the newcomer, and shows both sides of a difference", () => {
    const statusesOf = (clause: number, ordinal: number) =>
      story.accounts
        .filter((row) => row.clause === clause && row.ordinal === ordinal)
        .map((row) => row.status)
        .sort();
    expect(statusesOf(12, 1)).toEqual([]);
    expect(statusesOf(6, 3)).toEqual(["paused", "under-way"]);
    expect(statusesOf(6, 2)).toEqual(["under-way", "under-way"]);
  });

  it("lets the six accounts in with the printed password, and no invented author", async () => {
    const able = story.people.filter((person) => person.passwordHash !== null);
    expect(able.map((person) => person.email).sort()).toEqual(
      DEMONSTRATION_ACCOUNTS.map((account) => account.email).sort(),
    );
    expect(await verifyPassword(able[0]?.passwordHash ?? null, DEMONSTRATION_PASSWORD)).toBe(true);
    expect(story.people.every((person) => isInvented(person.email))).toBe(true);
  });

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
