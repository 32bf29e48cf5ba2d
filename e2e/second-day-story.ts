import { and, eq, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { people } from "@/db/schema/people";
import { renameInstitution } from "@/domain/institutions/commands";
import { publishEdition } from "@/domain/moderation/commands";
import type { Person } from "@/domain/people/rules";
import { loadStatements } from "@/domain/statements/commands";
import { recordUpdate } from "@/domain/updates/commands";
import { addDays, dayOf } from "@/lib/dates";
import { findPerson, happened } from "./demonstration-people";
import { MINISTRY, STATEMENT, THIRD, unbroken } from "./second-day-content";

export const UPDATES = 40;
export const LONGEST_TEXT = unbroken(4000);
/** A person's name, and the titles of links, as long as they may be. */
const LONGEST_LINE = unbroken(200);

const now = new Date();
const today = dayOf(now);

/** Who writes and who decides, by the party whose word it is. */
type Cast = Record<"kz" | "rs" | "xx", { official: Person; administrator: Person }>;

/**
 * Brings about what a portal in use comes to have, through the commands that people use; `owner` is the role that
 * loads content. The id of the longest update.
 */
export async function tellSecondDay(connection: Connection, owner: Connection, content: string) {
  await loadStatements(owner.db, content, now);
  const cast = await findCast(connection);
  const rename = { db: connection.db, person: cast.kz.administrator, now };
  const names = { nameEn: MINISTRY, nameKk: MINISTRY, nameRu: MINISTRY, nameSr: MINISTRY };
  happened(await renameInstitution(rename, { institution: "kz-transport", ...names }));
  await connection.db
    .update(people)
    .set({ name: LONGEST_LINE })
    .where(eq(people.email, cast.kz.official.email));
  // No command and no content file leaves a party without an institution: only what came before them may have.
  await owner.db.delete(commitmentInstitutions).where(
    and(
      eq(commitmentInstitutions.institution, THIRD.institution),
      sql`${commitmentInstitutions.commitmentId} in (select ${commitments.id} from ${commitments}
          where ${commitments.statement} = ${STATEMENT} and ${commitments.ordinal} = 4)`,
    ),
  );
  const say = (party: keyof Cast, ordinal: number, words: object) =>
    publish(connection, cast[party], { statement: STATEMENT, reference: `1-${ordinal}`, ...words });
  await say("kz", 1, { status: "completed", text: "The corridor is open." });
  await say("rs", 1, { status: "under-way", ...LONGEST_WORDS });
  await say("xx", 1, { status: "paused", text: "A word of the third side.", waitingFor: "both" });
  await say("kz", 2, { status: "under-way", text: "The commission met." });
  await say("rs", 2, { status: "under-way", text: "The commission met." });
  await say("xx", 2, { status: "under-way", text: "The commission met." });
  await say("rs", 3, { status: "under-way", text: "Words of the second side." });
  await say("xx", 3, { status: "under-way", text: "Words of the third side." });
  return tellLongHistory(connection, cast.kz);
}

const LONGEST_WORDS = {
  text: LONGEST_TEXT,
  nextStep: unbroken(500),
  nextStepOn: addDays(today, 30),
  evidence: [1, 2, 3, 4, 5].map((number) => ({
    url: `https://example.org/${number}/${unbroken(400)}`,
    title: number === 1 ? "" : `${number}${LONGEST_LINE.slice(1)}`,
  })),
};

/** One side speaks, again and again, on 12.1; the other is silent there. */
async function tellLongHistory(connection: Connection, voice: Cast["kz"]): Promise<number> {
  const on = { statement: "kz-rs-2026", reference: "12-1", status: "under-way" };
  for (let back = UPDATES - 1; back > 0; back--) {
    const words = { ...on, asOf: addDays(today, -back), text: `Words of ${back} days ago.` };
    await publish(connection, voice, words);
  }
  return publish(connection, voice, { ...on, ...LONGEST_WORDS });
}

async function publish({ db }: Connection, voice: Cast["kz"], words: object): Promise<number> {
  const waiting = "waitingFor" in words ? { waitingSince: today } : {};
  const input = { intent: "submit", language: "en", asOf: today, ...MINUTES, ...waiting, ...words };
  const { update, edition } = happened(await recordUpdate({ db, person: voice.official, now }, input));
  happened(await publishEdition({ db, person: voice.administrator, now }, { edition, revision: 1 }));
  return update;
}

const MINUTES = { evidence: [{ url: "https://example.org/minutes", title: "Minutes" }] };

/** The demonstration's people, and two of the third party, who write through commands alone. */
async function findCast(connection: Connection): Promise<Cast> {
  const third = (["official", "administrator"] as const).map((role) => ({
    email: `${role}.xx@example.org`,
    name: `Invented ${role}`,
    role,
    institution: THIRD.institution,
  }));
  await connection.db.insert(people).values(third);
  const pair = async (party: string, office: string) => ({
    official: await findPerson(connection, `${office}.${party}@example.org`),
    administrator: await findPerson(
      connection,
      `${party === "xx" ? "administrator" : "admin"}.${party}@example.org`,
    ),
  });
  return {
    kz: await pair("kz", "transport"),
    rs: await pair("rs", "transport"),
    xx: await pair("xx", "official"),
  };
}
