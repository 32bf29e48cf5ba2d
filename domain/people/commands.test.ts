import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { handledForms, keptForms, people, sessions } from "@/db/schema/people";
import { inTransaction } from "@/db/testing";
import { tellStory } from "@/db/testing-story";
import { createFirstAdministrator, forgetOldTraces } from "@/domain/people/commands";
import { loadStatements } from "@/domain/statements/commands";
import { verifyPassword } from "@/lib/password";

const NOW = new Date("2026-11-20T09:00:00Z");
const INPUT = {
  email: " First.Person@Example.org ",
  name: "First  Person",
  institution: "kz-foreign-affairs",
  password: "a long enough password",
};

const create = (tx: Database, change: object = {}) =>
  createFirstAdministrator(tx, { ...INPUT, ...change }, NOW);

function withContent(work: (tx: Database) => Promise<void>): Promise<void> {
  return inTransaction(async (tx) => {
    await loadStatements(tx, "content", NOW);
    await work(tx);
  });
}

const wrong = (field: string, message: string) => ({
  ok: false,
  reason: "invalid",
  issues: [{ field, message, values: expect.anything() }],
});

describe("a party's first administrator", () => {
  it("is made with an address in small letters and a hashed password", () =>
    withContent(async (tx) => {
      expect(await create(tx)).toMatchObject({ ok: true });
      const [person] = await tx.select().from(people);
      expect(person).toMatchObject({
        email: "first.person@example.org",
        name: "First Person",
        role: "administrator",
        institution: "kz-foreign-affairs",
        active: true,
        createdAt: NOW,
      });
      expect(person?.passwordHash).toMatch(/^\$argon2id\$/);
      expect(await verifyPassword(person?.passwordHash ?? null, INPUT.password)).toBe(true);
    }));

  it("is refused while the party has one, and not after that one's access ended", () =>
    withContent(async (tx) => {
      await create(tx);
      const second = { email: "second@example.org", institution: "kz-energy" };
      expect(await create(tx, second)).toEqual({
        ok: false,
        reason: "impossible",
        message: "administrator-exists",
      });
      expect(await create(tx, { ...second, institution: "rs-energy" })).toMatchObject({ ok: true });
      await tx.update(people).set({ active: false }).where(eq(people.institution, "kz-foreign-affairs"));
      expect(await create(tx, { ...second, email: "third@example.org" })).toMatchObject({ ok: true });
    }));

  it("is refused for input that cannot be", () =>
    withContent(async (tx) => {
      expect(await create(tx, { institution: "kz-nothing" })).toEqual(
        wrong("institution", "not-an-institution"),
      );
      expect(await create(tx, { email: "no address" })).toEqual(wrong("email", "not-an-email"));
      expect(await create(tx, { name: " " })).toEqual(wrong("name", "required"));
      expect(await create(tx, { password: "x".repeat(14) })).toEqual(wrong("password", "password-too-short"));
      expect(await create(tx, { password: "x".repeat(129) })).toEqual(wrong("password", "password-too-long"));
      await create(tx);
      expect(await create(tx, { institution: "rs-energy" })).toEqual(wrong("email", "email-taken"));
    }));
});

describe("old traces", () => {
  it("are forgotten after a month, and newer ones stay", () =>
    inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const at = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
      for (const [index, days] of [29, 31].entries()) {
        await tx
          .insert(sessions)
          .values({ idHash: `test ${index}`, personId: kzOne.id, lastSeenAt: at(days) });
        await tx
          .insert(handledForms)
          .values({ nonce: randomUUID(), personId: kzOne.id, command: "test", handledAt: at(days) });
        await tx
          .insert(keptForms)
          .values({ personId: kzOne.id, address: `/en/desk/${index}`, values: {}, keptAt: at(days) });
      }
      await forgetOldTraces(tx, NOW);
      expect(await tx.$count(sessions, eq(sessions.personId, kzOne.id))).toBe(1);
      expect(await tx.$count(handledForms, eq(handledForms.personId, kzOne.id))).toBe(1);
      expect(await tx.$count(keptForms, eq(keptForms.personId, kzOne.id))).toBe(1);
    }));
});
