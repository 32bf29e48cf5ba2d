import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Connection, connect } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import type { Role } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";
import type { Outcome } from "@/lib/command";
import { hashPassword } from "@/lib/password";
import { PASSWORD } from "./journeys";

/** The running portal's database, for what no page can do. */
export function connectToPortal(): Connection {
  return connect({ url: process.env.PORTAL_DATABASE_URL ?? "", max: 2 });
}

/** Somebody of their own for one test, with the demonstration's password; the e-mail address names them. */
export async function invitePerson({ db }: Connection, role: Role, institution: string): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  await db.insert(people).values({ email, name: `Invented ${role}`, role, institution, passwordHash });
  return email;
}

export async function changeRole({ db }: Connection, email: string, role: Role): Promise<void> {
  await db.update(people).set({ role }).where(eq(people.email, email));
}

/** Who signs in with this address, as commands ask for the person who acts. */
export async function findPerson({ db }: Connection, email: string): Promise<Person> {
  const [person] = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      institution: people.institution,
      party: institutions.party,
    })
    .from(people)
    .innerJoin(institutions, eq(institutions.slug, people.institution))
    .where(eq(people.email, email));
  if (!person) throw new Error(`the portal has nobody called ${email}`);
  return person;
}

/** What a command came to; throws if it refused. */
export function happened<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
