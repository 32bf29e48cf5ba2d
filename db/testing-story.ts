import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { clauses, parties, statementParties, statements } from "@/db/schema/statements";
import { KINDS, type Kind, type Role } from "@/db/vocabulary";

const INSTITUTIONS = [
  { slug: "test-kz-transport", party: "kz" },
  { slug: "test-kz-energy", party: "kz" },
  { slug: "test-rs-transport", party: "rs" },
];

/** Who acts in the tests: name → role and institution; `Two` are colleagues of `One`. */
const PEOPLE = {
  kzOne: ["official", "test-kz-transport"],
  kzTwo: ["official", "test-kz-transport"],
  kzElsewhere: ["official", "test-kz-energy"],
  kzAdministrator: ["administrator", "test-kz-energy"],
  rsOne: ["official", "test-rs-transport"],
  rsAdministrator: ["administrator", "test-rs-transport"],
} as const satisfies Record<string, readonly [Role, string]>;

export type StoryPerson = {
  id: string;
  name: string;
  email: string;
  role: Role;
  institution: string;
  party: string;
};

/** The statement that the tests act on: clause 1 with one commitment of each kind, 1.1 to 1.4 in this order. */
export const STORY_STATEMENT = "test-statement";
export const referenceOf = (kind: Kind) => `1-${KINDS.indexOf(kind) + 1}`;

/** Inserts the statement, its institutions and the people; the transport institutions answer for every commitment. */
export async function tellStory(tx: Database) {
  const text = (en: string) => ({ en });
  await tx
    .insert(parties)
    .values(
      ["kz", "rs"].map((code, position) => ({
        code,
        position,
        name: text(code),
        fullName: text(code),
        side: text(code),
      })),
    )
    .onConflictDoNothing();
  await tx.insert(institutions).values(INSTITUTIONS.map((row) => ({ ...row, name: text(row.slug) })));
  await tx.insert(statements).values({
    slug: STORY_STATEMENT,
    title: text("A statement"),
    place: text("Astana"),
    signedOn: "2026-02-27",
    sourcePublisher: "Test",
    sourceUrl: "https://example.org/",
    sourceAccessedOn: "2026-02-28",
    language: "en",
    leadIn: "The Presidents stated the following:",
  });
  await tx.insert(statementParties).values([
    { statement: STORY_STATEMENT, party: "kz", position: 0 },
    { statement: STORY_STATEMENT, party: "rs", position: 1 },
  ]);
  await tx.insert(clauses).values({
    statement: STORY_STATEMENT,
    number: 1,
    title: text("A clause"),
    officialText: "The Parties agreed.",
    comparableText: "The Parties agreed.",
  });
  const created = await tx
    .insert(commitments)
    .values(
      KINDS.map((kind, index) => ({
        statement: STORY_STATEMENT,
        clause: 1,
        ordinal: index + 1,
        kind,
        title: text(`A ${kind}`),
        summary: text(`One sentence on a ${kind}.`),
      })),
    )
    .returning({ id: commitments.id });
  await tx.insert(commitmentInstitutions).values(
    created.flatMap(({ id }) => [
      { commitmentId: id, institution: "test-kz-transport", role: "lead" as const },
      { commitmentId: id, institution: "test-rs-transport", role: "lead" as const },
    ]),
  );
  return insertPeople(tx);
}

async function insertPeople(tx: Database): Promise<Record<keyof typeof PEOPLE, StoryPerson>> {
  const persons = {} as Record<keyof typeof PEOPLE, StoryPerson>;
  for (const [key, [role, institution]] of Object.entries(PEOPLE)) {
    const email = `${key.toLowerCase()}@example.org`;
    const [row] = await tx
      .insert(people)
      .values({ email, name: key, role, institution })
      .returning({ id: people.id });
    const party = INSTITUTIONS.find((one) => one.slug === institution)?.party ?? "";
    persons[key as keyof typeof PEOPLE] = { id: row?.id ?? "", name: key, email, role, institution, party };
  }
  return persons;
}
