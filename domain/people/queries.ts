import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { mayAdministerPeople } from "@/domain/people/policy";
import type { Person } from "@/domain/people/rules";

function selectPeople(db: Database) {
  return db
    .select({
      id: people.id,
      email: people.email,
      name: people.name,
      role: people.role,
      institution: people.institution,
      institutionName: institutions.name,
      party: institutions.party,
      active: people.active,
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
    })
    .from(people)
    .innerJoin(institutions, eq(institutions.slug, people.institution))
    .$dynamic();
}

export type Colleague = Awaited<ReturnType<typeof listPeople>>[number];

/** Everybody of the person's own party, who has access first, by name; nobody for those who may not see them. */
export async function listPeople(db: Database, person: Person) {
  if (!mayAdministerPeople(person, person.party)) return [];
  return selectPeople(db)
    .where(eq(institutions.party, person.party))
    .orderBy(desc(people.active), asc(people.name), asc(people.email));
}

/** Somebody of the person's own party; null for anybody else, as if they did not exist. */
export async function findColleague(db: Database, person: Person, id: string): Promise<Colleague | null> {
  if (!mayAdministerPeople(person, person.party)) return null;
  const [found] = await selectPeople(db).where(and(eq(people.id, id), eq(institutions.party, person.party)));
  return found ?? null;
}
