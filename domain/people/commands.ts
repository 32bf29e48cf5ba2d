import { and, eq, isNull, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { handledForms, keptForms, people, sessions } from "@/db/schema/people";
import { parties } from "@/db/schema/statements";
import { findPartyOf } from "@/domain/institutions/queries";
import { mayAdministerPeople, mayChangePerson } from "@/domain/people/policy";
import type { Person } from "@/domain/people/rules";
import {
  accessInput,
  addPersonInput,
  changePersonInput,
  firstAdministratorInput,
  resetPasswordInput,
} from "@/domain/people/schema";
import { command, type Outcome, refuse } from "@/lib/command";
import { environment } from "@/lib/env";
import { isInvented } from "@/lib/invented";
import { hashPassword } from "@/lib/password";

/** Whoever may run commands on the portal's own machine; not a person of the portal. */
const OPERATOR = { id: "operator" };

/**
 * Makes the administrator with whom a party begins, from `{ email, name, institution, password }`; refused
 * (`administrator-exists`) while that party has an active one, who then adds everybody else.
 */
export function createFirstAdministrator(
  db: Database,
  input: unknown,
  now: Date,
): Promise<Outcome<{ person: string }>> {
  return createAdministrator({ db, person: OPERATOR, now }, input);
}

const createAdministrator = command({
  name: "createFirstAdministrator",
  allow: (operator: typeof OPERATOR) => operator === OPERATOR,
  input: firstAdministratorInput,
  async run(tx, { now }, { password, ...input }) {
    // The party's row is held, so that two such commands at once do not both find nobody.
    const [party] = await tx
      .select({ code: parties.code })
      .from(institutions)
      .innerJoin(parties, eq(parties.code, institutions.party))
      .where(eq(institutions.slug, input.institution))
      .for("update", { of: parties });
    if (!party) refuseField("institution", "not-an-institution");
    const [administrator] = await tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(institutions, eq(institutions.slug, people.institution))
      .where(
        and(eq(institutions.party, party.code), eq(people.role, "administrator"), eq(people.active, true)),
      )
      .limit(1);
    if (administrator) refuse({ reason: "impossible", message: "administrator-exists" });
    return done(await insertPerson(tx, { ...input, role: "administrator", createdAt: now }, password));
  },
});

const administersOwnParty = (person: Person) => mayAdministerPeople(person, person.party);

/** Adds somebody to an institution of the own party, with a first password that is handed over. */
export const addPerson = command({
  name: "addPerson",
  allow: administersOwnParty,
  input: addPersonInput,
  async run(tx, { person, now }, { password, ...input }) {
    if (environment().mode !== "demonstration" && isInvented(input.email)) refuseField("email", "invented");
    await lockOwnParty(tx, person);
    await requireOwnInstitution(tx, person, input.institution);
    return done(await insertPerson(tx, { ...input, createdAt: now }, password));
  },
});

/** Gives somebody of the own party another name, role or institution; it counts from their next click on. */
export const changePerson = command({
  name: "changePerson",
  allow: administersOwnParty,
  input: changePersonInput,
  async run(tx, { person }, { person: id, ...input }) {
    await lockSubject(tx, person, id);
    await requireOwnInstitution(tx, person, input.institution);
    await tx.update(people).set(input).where(eq(people.id, id));
    return done(id);
  },
});

/** Ends somebody's access, and at once every session they have open. What they wrote stays. */
export const endAccess = command({
  name: "endAccess",
  allow: administersOwnParty,
  input: accessInput,
  async run(tx, { person, now }, { person: id }) {
    await lockSubject(tx, person, id);
    await tx.update(people).set({ active: false }).where(eq(people.id, id));
    await revokeSessions(tx, id, now);
    return done(id);
  },
});

/** Gives access back to somebody whose access ended; they sign in anew, with the password they had. */
export const giveAccessBack = command({
  name: "giveAccessBack",
  allow: administersOwnParty,
  input: accessInput,
  async run(tx, { person }, { person: id }) {
    await lockSubject(tx, person, id);
    await tx.update(people).set({ active: true }).where(eq(people.id, id));
    return done(id);
  },
});

/** Gives somebody a new password that is handed over; whoever is signed in with the old one is signed out. */
export const resetPassword = command({
  name: "resetPassword",
  allow: administersOwnParty,
  input: resetPasswordInput,
  async run(tx, { person, now }, { person: id, password }) {
    await lockSubject(tx, person, id);
    await tx
      .update(people)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(people.id, id));
    await revokeSessions(tx, id, now);
    return done(id);
  },
});

const done = (person: string) => ({ ok: true as const, value: { person }, touched: [] });

/**
 * Holds the party's row, so that whoever administers its people at the same time waits here, and asks anew
 * whether the person still may: two administrators who end each other at once do not both succeed.
 */
async function lockOwnParty(tx: Database, person: Person): Promise<void> {
  await tx
    .select({ code: parties.code })
    .from(parties)
    .where(eq(parties.code, person.party))
    .for("no key update");
  const [now] = await tx
    .select({ role: people.role, party: institutions.party })
    .from(people)
    .innerJoin(institutions, eq(institutions.slug, people.institution))
    .where(and(eq(people.id, person.id), eq(people.active, true)));
  if (!now || !mayAdministerPeople({ ...person, ...now }, person.party)) refuse({ reason: "forbidden" });
}

/** Holds the own party and the one to be changed; people of the other party are "not found". */
async function lockSubject(tx: Database, person: Person, id: string): Promise<void> {
  await lockOwnParty(tx, person);
  const [subject] = await tx
    .select({ id: people.id, party: institutions.party })
    .from(people)
    .innerJoin(institutions, eq(institutions.slug, people.institution))
    .where(eq(people.id, id))
    .for("no key update", { of: people });
  if (!subject || !mayAdministerPeople(person, subject.party)) refuse({ reason: "not-found" });
  if (!mayChangePerson(person, subject)) refuse({ reason: "forbidden" });
}

async function requireOwnInstitution(tx: Database, person: Person, slug: string): Promise<void> {
  const party = await findPartyOf(tx, slug);
  if (party === null || !mayAdministerPeople(person, party)) refuseField("institution", "not-an-institution");
}

async function insertPerson(
  tx: Database,
  row: Omit<typeof people.$inferInsert, "passwordHash">,
  password: string,
): Promise<string> {
  const [created] = await tx
    .insert(people)
    .values({ ...row, passwordHash: await hashPassword(password) })
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  return created?.id ?? refuseField("email", "email-taken");
}

async function revokeSessions(tx: Database, personId: string, now: Date): Promise<void> {
  const open = and(eq(sessions.personId, personId), isNull(sessions.revokedAt));
  await tx.update(sessions).set({ revokedAt: now }).where(open);
}

function refuseField(field: string, message: string): never {
  refuse({ reason: "invalid", issues: [{ field, message, values: {} }] });
}

/** So long an ended session, the trace of a form that had its effect and the words of a lost one are of use. */
const TRACES_KEPT_MS = 30 * 86_400_000;

/** Forgets what only mattered for a while: old sessions, traces of forms, kept words that nobody came back for. */
export async function forgetOldTraces(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - TRACES_KEPT_MS);
  await db.delete(sessions).where(lt(sessions.lastSeenAt, before));
  await db.delete(handledForms).where(lt(handledForms.handledAt, before));
  await db.delete(keptForms).where(lt(keptForms.keptAt, before));
}
