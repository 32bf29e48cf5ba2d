import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { people } from "@/db/schema/people";
import { inTransaction } from "@/db/testing";
import { createFirstAdministrator } from "@/domain/people/commands";
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
