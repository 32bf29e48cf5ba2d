import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Connection, connect } from "@/db/client";
import { people } from "@/db/schema/people";
import type { Role } from "@/db/vocabulary";
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
