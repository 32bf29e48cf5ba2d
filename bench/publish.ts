import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type Visitor, visit } from "@/bench/forms";
import { type Round, spread } from "@/bench/report";
import { type Connection, connect } from "@/db/client";
import { DEMONSTRATION_PASSWORD } from "@/domain/demonstration/rules";
import { publishEdition } from "@/domain/moderation/commands";
import type { Person } from "@/domain/people/rules";
import { recordUpdate } from "@/domain/updates/commands";
import { dayOf } from "@/lib/dates";
import { CommandProblem } from "@/scripts/command";

const OFFICIAL = "transport.kz@example.org";
const ADMINISTRATOR = "admin.kz@example.org";
const COMMITMENT = { statement: "kz-rs-2026", reference: "12-1" };
const EACH_ROUND = 25;
const WARM_UP = 5;
const TRANSACTION_CONTROL = /^(begin|commit|rollback|savepoint|release)\b/i;

type Statement = { query: string; parameters: string[] };

/**
 * Milliseconds of one publication: through the form, as the browser of an administrator sends it without
 * JavaScript, and as the same SQL statements in one transaction, sent directly. One at a time, in turns;
 * the median of each round.
 */
export async function measurePublish(options: {
  origin: string;
  databaseUrl: string;
  rounds: number;
}): Promise<{ rounds: Round[]; statements: number }> {
  const connection = connect({ url: options.databaseUrl, max: 1 });
  const rehearsal = openRehearsal(options.databaseUrl);
  try {
    const official = await findPerson(connection, OFFICIAL);
    const administrator = await findPerson(connection, ADMINISTRATOR);
    const visitor = visit(options.origin);
    await signIn(visitor);
    let statements: Statement[] = [];
    const publishByForm = async () => {
      const path = `/en/admin/editions/${await submitOne(connection, official)}`;
      const fields = await visitor.findForm(path, ["edition", "revision"], ["reason"]);
      return timed(async () => {
        const next = await visitor.send(path, fields);
        if (!next.endsWith("done=published")) throw new CommandProblem(`${path} was not published.`);
      });
    };
    const publishDirectly = async () => {
      statements = await rehearsal.statementsOf(administrator, await submitOne(connection, official));
      return timed(() => send(connection, statements));
    };
    const measureBoth = async (count: number): Promise<Round> => {
      const byForm: number[] = [];
      const directly: number[] = [];
      for (let one = 0; one < count; one++) {
        byForm.push(await publishByForm());
        directly.push(await publishDirectly());
      }
      return { measured: spread(byForm).median, yardstick: spread(directly).median };
    };
    await measureBoth(WARM_UP);
    const rounds: Round[] = [];
    for (let round = 0; round < options.rounds; round++) rounds.push(await measureBoth(EACH_ROUND));
    return { rounds, statements: statements.length };
  } finally {
    await rehearsal.close();
    await connection.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function signIn(visitor: Visitor): Promise<void> {
  const fields = await visitor.findForm("/en/sign-in", ["email", "password"]);
  const next = await visitor.send("/en/sign-in", {
    ...fields,
    next: "/en/admin",
    email: ADMINISTRATOR,
    password: DEMONSTRATION_PASSWORD,
  });
  if (!next.endsWith("/en/admin")) throw new CommandProblem(`${ADMINISTRATOR} could not sign in.`);
}

async function findPerson({ sql }: Connection, email: string): Promise<Person> {
  const [person] = await sql<Person[]>`
    select people.id, people.name, email, role, institution, party
    from people join institutions on slug = institution where email = ${email}`;
  if (!person) throw new CommandProblem(`The demonstration has nobody called ${email}.`);
  return person;
}

/** An edition that waits for its administrator; its number. */
async function submitOne({ db }: Connection, person: Person): Promise<number> {
  const now = new Date();
  const outcome = await recordUpdate(
    { db, person, now },
    {
      ...COMMITMENT,
      intent: "submit",
      language: "en",
      asOf: dayOf(now),
      status: "under-way",
      text: "Measured words. ".repeat(40).trim(),
      evidence: [{ url: "https://example.org/minutes", title: "Minutes of the meeting" }],
    },
  );
  if (!outcome.ok) throw new CommandProblem(`An update was refused: ${JSON.stringify(outcome)}.`);
  return outcome.value.edition;
}

/** Publishes on trial and takes it back, to hear which statements the command sends: no copy to keep up to date. */
function openRehearsal(url: string) {
  let heard: Statement[] = [];
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    debug: (_, query, parameters) => heard.push({ query, parameters }),
  });
  const db = drizzle(sql, { casing: "snake_case" });
  const over = new Error("the rehearsal is over");
  return {
    close: () => sql.end(),
    async statementsOf(person: Person, edition: number): Promise<Statement[]> {
      await sql`select 1`;
      heard = [];
      const trial = db.transaction(async (tx) => {
        const input = { edition, revision: 1, nonce: randomUUID() };
        const outcome = await publishEdition({ db: tx, person, now: new Date() }, input);
        throw outcome.ok ? over : new CommandProblem(`Not published: ${JSON.stringify(outcome)}.`);
      });
      await trial.catch((error) => {
        if (error !== over) throw error;
      });
      return heard.filter(({ query }) => !TRANSACTION_CONTROL.test(query));
    },
  };
}

/** Prepared, as postgres.js does by itself for a written-out query: the faster, stricter yardstick. */
async function send({ sql }: Connection, statements: readonly Statement[]): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { query, parameters } of statements) await tx.unsafe(query, parameters, { prepare: true });
  });
}
