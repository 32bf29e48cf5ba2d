import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { handledForms, people, sessions } from "@/db/schema/people";
import { inTransaction, onOwnServer } from "@/db/testing";
import { type StoryPerson, tellStory } from "@/db/testing-story";
import { addPerson, changePerson, endAccess, giveAccessBack, resetPassword } from "@/domain/people/commands";
import { findColleague, listPeople } from "@/domain/people/queries";
import { provideEnvironment } from "@/lib/env";
import { verifyPassword } from "@/lib/password";

const NOW = new Date("2026-11-20T10:00:00Z");
const PASSWORD = "a first password to hand over";
const NEW = {
  email: " New.Official@Example.org",
  name: "New  Official",
  role: "official",
  institution: "test-kz-transport",
  password: PASSWORD,
};

const by = (tx: Database, person: StoryPerson) => ({ db: tx, person, now: NOW });

async function find(tx: Database, id: string) {
  const [row] = await tx.select().from(people).where(eq(people.id, id));
  if (!row) throw new Error("there is no such person");
  return row;
}

async function openSession(tx: Database, { id }: { id: string }) {
  await tx.insert(sessions).values({ idHash: randomUUID(), personId: id });
}

async function revokedOf(tx: Database, { id }: { id: string }) {
  const rows = await tx.select().from(sessions).where(eq(sessions.personId, id));
  return rows.map((row) => row.revokedAt);
}

async function secondAdministrator(tx: Database, actor: StoryPerson): Promise<StoryPerson> {
  const input = { ...NEW, email: "second@example.org", role: "administrator" };
  const added = await addPerson(by(tx, actor), input);
  if (!added.ok) throw new Error(JSON.stringify(added));
  const row = await find(tx, added.value.person);
  return { ...row, party: actor.party };
}

const wrong = (field: string, message: string) => ({
  ok: false,
  reason: "invalid",
  issues: [{ field, message }],
});

describe("adding somebody", () => {
  it("gives them an address in small letters, a hashed password and access", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const added = await addPerson(by(tx, kzAdministrator), NEW);
      if (!added.ok) throw new Error(JSON.stringify(added));
      const row = await find(tx, added.value.person);
      expect(row).toMatchObject({
        email: "new.official@example.org",
        name: "New Official",
        role: "official",
        institution: "test-kz-transport",
        active: true,
      });
      expect(row.passwordHash).toMatch(/^\$argon2id\$/);
      expect(await verifyPassword(row.passwordHash, PASSWORD)).toBe(true);
    }));

  it("twice with the same form adds one, and keeps no password anywhere", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const before = await tx.$count(people);
      const form = { ...NEW, nonce: randomUUID() };
      const first = await addPerson(by(tx, kzAdministrator), form);
      expect(first.ok).toBe(true);
      expect(await addPerson(by(tx, kzAdministrator), form)).toEqual(first);
      expect(await tx.$count(people)).toBe(before + 1);
      expect(JSON.stringify(await tx.select().from(handledForms))).not.toContain(PASSWORD);
    }));

  it("is refused beside the field for what cannot be", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator, rsOne } = await tellStory(tx);
      const add = (change: object) => addPerson(by(tx, kzAdministrator), { ...NEW, ...change });
      expect(await add({ email: rsOne.email.toUpperCase() })).toMatchObject(wrong("email", "email-taken"));
      expect(await add({ email: "nobody" })).toMatchObject(wrong("email", "not-an-email"));
      expect(await add({ name: " " })).toMatchObject(wrong("name", "required"));
      expect(await add({ role: "president" })).toMatchObject(wrong("role", "invalid"));
      for (const institution of ["test-rs-transport", "nowhere"])
        expect(await add({ institution })).toMatchObject(wrong("institution", "not-an-institution"));
      expect(await add({ password: "x".repeat(14) })).toMatchObject({
        issues: [{ field: "password", message: "password-too-short", values: { minimum: 15 } }],
      });
    }));

  it("is nobody of the demonstration's, outside of it", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const invented = { ...NEW, email: "transport.kz@example.org", password: "a long enough password" };
      provideEnvironment({ PORTAL_MODE: "production" });
      try {
        expect(await addPerson(by(tx, kzAdministrator), invented)).toMatchObject(wrong("email", "invented"));
      } finally {
        provideEnvironment({ PORTAL_MODE: "demonstration" });
      }
      expect(await addPerson(by(tx, kzAdministrator), invented)).toMatchObject({ ok: true });
    }));

  it("is nobody's right but an administrator's, who is one still", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      expect(await addPerson(by(tx, kzOne), NEW)).toEqual({ ok: false, reason: "forbidden" });
      await tx.update(people).set({ role: "official" }).where(eq(people.id, kzAdministrator.id));
      expect(await addPerson(by(tx, kzAdministrator), NEW)).toEqual({ ok: false, reason: "forbidden" });
    }));
});

describe("changing somebody", () => {
  it("gives another name, role and institution of the own party", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const change = {
        person: kzOne.id,
        name: "Renamed",
        role: "administrator",
        institution: "test-kz-energy",
      };
      expect(await changePerson(by(tx, kzAdministrator), change)).toMatchObject({ ok: true });
      expect(await find(tx, kzOne.id)).toMatchObject({
        name: "Renamed",
        role: "administrator",
        institution: "test-kz-energy",
        email: kzOne.email,
      });
      expect(
        await changePerson(by(tx, kzAdministrator), { ...change, institution: "test-rs-transport" }),
      ).toMatchObject(wrong("institution", "not-an-institution"));
    }));
});

describe("access", () => {
  it("ends at once, with every session, and comes back without them", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzTwo, kzAdministrator } = await tellStory(tx);
      for (const person of [kzOne, kzOne, kzTwo]) await openSession(tx, person);
      const input = { person: kzOne.id };
      expect(await endAccess(by(tx, kzAdministrator), input)).toMatchObject({ ok: true });
      expect((await find(tx, kzOne.id)).active).toBe(false);
      expect(await revokedOf(tx, kzOne)).toEqual([NOW, NOW]);
      expect(await revokedOf(tx, kzTwo)).toEqual([null]);
      expect(await giveAccessBack(by(tx, kzAdministrator), input)).toMatchObject({ ok: true });
      expect((await find(tx, kzOne.id)).active).toBe(true);
      expect(await revokedOf(tx, kzOne)).toEqual([NOW, NOW]);
    }));

  it("with a new password leaves nobody signed in with the old one", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      await openSession(tx, kzOne);
      const input = { person: kzOne.id, password: "another password, much longer" };
      expect(await resetPassword(by(tx, kzAdministrator), { ...input, password: "short" })).toMatchObject(
        wrong("password", "password-too-short"),
      );
      expect(await resetPassword(by(tx, kzAdministrator), input)).toMatchObject({ ok: true });
      expect(await verifyPassword((await find(tx, kzOne.id)).passwordHash, input.password)).toBe(true);
      expect(await revokedOf(tx, kzOne)).toEqual([NOW]);
    }));
});

describe("whom nobody changes", () => {
  const commands = { changePerson, endAccess, giveAccessBack, resetPassword };
  for (const [name, run] of Object.entries(commands)) {
    it(`${name}: oneself, people of the other party, and people who do not exist`, () =>
      inTransaction(async (tx) => {
        const { kzOne, kzAdministrator, rsOne } = await tellStory(tx);
        const on = (id: string, actor = kzAdministrator) =>
          run(by(tx, actor), { ...NEW, role: "official", person: id });
        expect(await on(kzAdministrator.id)).toEqual({ ok: false, reason: "forbidden" });
        for (const id of [rsOne.id, randomUUID()])
          expect(await on(id)).toEqual({ ok: false, reason: "not-found" });
        expect(await on(kzOne.id, kzOne)).toEqual({ ok: false, reason: "forbidden" });
        expect(await find(tx, kzAdministrator.id)).toMatchObject({ role: "administrator", active: true });
        expect(await find(tx, rsOne.id)).toMatchObject({ name: "rsOne", active: true, passwordHash: null });
      }));
  }

  it("leaves a party its last administrator: whose own right has ended ends nobody's", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const second = await secondAdministrator(tx, kzAdministrator);
      expect(await endAccess(by(tx, kzAdministrator), { person: second.id })).toMatchObject({ ok: true });
      expect(await endAccess(by(tx, second), { person: kzAdministrator.id })).toEqual({
        ok: false,
        reason: "forbidden",
      });
    }));

  it("leaves a party its last administrator, even when two end each other at the same moment", () =>
    onOwnServer(async (db) => {
      const { kzAdministrator } = await tellStory(db);
      const second = await secondAdministrator(db, kzAdministrator);
      for (let round = 0; round < 5; round += 1) {
        const outcomes = await Promise.all([
          // As from forms, which write down who sent them before anything else.
          endAccess(by(db, kzAdministrator), { person: second.id, nonce: randomUUID() }),
          changePerson(by(db, second), {
            ...NEW,
            role: "official",
            person: kzAdministrator.id,
            nonce: randomUUID(),
          }),
        ]);
        expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
        await db.update(people).set({ active: true, role: "administrator" }).where(eq(people.id, second.id));
        await db.update(people).set({ role: "administrator" }).where(eq(people.id, kzAdministrator.id));
      }
    }));
});

describe("the list of people", () => {
  it("shows an administrator the own party and nobody else", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzTwo, kzAdministrator, rsOne, rsAdministrator } = await tellStory(tx);
      await endAccess(by(tx, kzAdministrator), { person: kzOne.id });
      expect((await listPeople(tx, kzAdministrator)).map((one) => [one.name, one.active])).toEqual([
        ["kzAdministrator", true],
        ["kzElsewhere", true],
        ["kzTwo", true],
        ["kzOne", false],
      ]);
      expect(await listPeople(tx, kzTwo)).toEqual([]);
      expect(await findColleague(tx, kzAdministrator, kzTwo.id)).toMatchObject({ hasPassword: false });
      expect(await findColleague(tx, kzAdministrator, rsOne.id)).toBeNull();
      expect(await findColleague(tx, rsAdministrator, kzTwo.id)).toBeNull();
      expect(await findColleague(tx, kzTwo, kzTwo.id)).toBeNull();
    }));
});
