import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { findRunningEmbedded } from "@/db/embedded";
import { createFirstAdministrator } from "@/domain/people/commands";
import { PASSWORD_LIMITS } from "@/domain/people/schema";
import type { Refusal } from "@/lib/command";
import { environment, provideEnvironment } from "@/lib/env";
import { isInvented } from "@/lib/invented";
import { CommandProblem, main } from "@/scripts/command";
import { loadEverything } from "@/scripts/content";
import { prepareDatabase, withDatabase } from "@/scripts/prepare";

const USAGE =
  'Usage: npm run admin:create -- --email NAME@EXAMPLE.ORG --name "FULL NAME" --institution kz-foreign-affairs (the password is asked for, or read from standard input).';

/** The operator's terminal speaks English; the keys are those of the command's refusals. */
const WORDS: Readonly<Record<string, string>> = {
  required: "is missing",
  "too-long": "is too long",
  "unstorable-characters": "contains characters that cannot be stored",
  "not-an-email": "is not an e-mail address",
  "email-taken": "belongs to another account already",
  "not-an-institution": "is not one of content/institutions.yaml",
  "password-too-short": `needs at least ${PASSWORD_LIMITS.min} characters`,
  "password-too-long": `may have at most ${PASSWORD_LIMITS.max} characters`,
  "administrator-exists":
    "This party has an administrator already, who makes the other accounts in the administration.",
};

await main(async () => {
  const person = readArguments();
  requireReal(person.email);
  const password = await askPassword();
  await reachDatabase();
  const outcome = await withDatabase((db) =>
    createFirstAdministrator(db, { ...person, password }, new Date()),
  );
  if (!outcome.ok) throw new CommandProblem(explainRefusal(outcome));
  console.log(`${person.email} can sign in now, and administers the party of ${person.institution}.`);
  return "done";
});

function readArguments(): { email: string; name: string; institution: string } {
  const option = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { email: option, name: option, institution: option } });
    const { email, name, institution } = values;
    if (email && name && institution) return { email, name, institution };
  } catch {
    // An option that does not exist: the usage says which do.
  }
  throw new CommandProblem(USAGE);
}

/** The portal would never let such an account in: that is said now, and not at the sign-in. */
function requireReal(email: string): void {
  if (environment().mode !== "demonstration" && isInvented(email.trim().toLowerCase()))
    throw new CommandProblem(`--email ${email} is an address of the demonstration: use the person's own.`);
}

/** Never shown and never an argument: arguments stand in the shell's history and in the list of processes. */
async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, "");
  process.stdout.write("Password (at least 15 characters): ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  reader.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const password = await new Promise<string>((done) => reader.question("", done));
  reader.close();
  process.stdout.write("\n");
  return password;
}

/** A running portal's database is used as it is; else it is brought up for this moment. */
async function reachDatabase(): Promise<void> {
  const { operatorDatabaseUrl, dataDirectory } = environment();
  const running = operatorDatabaseUrl ? undefined : findRunningEmbedded(dataDirectory);
  if (running) return provideEnvironment({ PORTAL_DATABASE_URL: running.applicationUrl });
  await prepareDatabase();
  await loadEverything();
}

function explainRefusal(refusal: Refusal): string {
  const say = (key: string) => WORDS[key] ?? key;
  if (refusal.reason === "impossible") return say(refusal.message);
  if (refusal.reason === "invalid")
    return refusal.issues.map(({ field, message }) => `--${field} ${say(message)}.`).join("\n");
  return `The administrator was not created: ${refusal.reason}.`;
}
