import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { takeContentLock } from "@/db/content-lock";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { contentLoads } from "@/db/schema/statements";
import { editions } from "@/db/schema/updates";
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from "@/domain/demonstration/rules";
import {
  type DemonstrationEntry,
  type DemonstrationReport,
  demonstrationFile,
} from "@/domain/demonstration/schema";
import { canonicalJson } from "@/domain/log/rules";
import { publishEdition, rejectEdition, requestChanges, withdrawUpdate } from "@/domain/moderation/commands";
import type { Person } from "@/domain/people/rules";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import type { Outcome } from "@/lib/command";
import { ContentProblem, readContentFile } from "@/lib/content-file";
import { addDays, dayOf } from "@/lib/dates";
import { hashPassword } from "@/lib/password";

/**
 * Tells the invented story of content/demonstration through the same commands that people use, dated back
 * from `now`, and makes the accounts of the demonstration. Once for each database: later calls change nothing.
 * Throws a ContentProblem when a command refuses, and leaves nothing behind.
 */
export async function loadDemonstration(
  db: Database,
  directory: string,
  now: Date,
): Promise<{ changed: boolean }> {
  const files = await readdir(join(directory, "demonstration"));
  return db.transaction(async (tx) => {
    await takeContentLock(tx);
    if ((await tx.$count(contentLoads, eq(contentLoads.name, "demonstration"))) > 0)
      return { changed: false };
    const stories = await Promise.all(
      files.sort().map(async (file) => ({
        statement: file.replace(/\.yaml$/, ""),
        ...(await readContentFile(directory, `demonstration/${file}`, demonstrationFile)),
      })),
    );
    const cast = await addPeople(
      tx,
      stories.flatMap((story) => story.people),
      now,
    );
    for (const { statement, updates } of stories) {
      for (const entry of updates) await tell({ tx, cast, statement, now }, entry);
    }
    const fingerprint = createHash("sha256").update(canonicalJson(stories)).digest("hex");
    await tx.insert(contentLoads).values({ name: "demonstration", fingerprint, loadedAt: now });
    return { changed: true };
  });
}

type Story = { tx: Database; cast: readonly Person[]; statement: string; now: Date };

async function addPeople(
  tx: Database,
  authors: readonly { email: string; name: string; institution: string }[],
  now: Date,
): Promise<Person[]> {
  // One hash for all: its password is printed on the screen, a salt for each would protect nothing.
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  await tx
    .insert(people)
    .values([
      ...DEMONSTRATION_ACCOUNTS.map((account) => ({ ...account, passwordHash, createdAt: now })),
      ...authors.map((author) => ({ ...author, role: "official" as const, createdAt: now })),
    ]);
  return tx
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
    .where(eq(people.active, true));
}

/** One entry from its first word to where it stands today. */
async function tell(story: Story, entry: DemonstrationEntry): Promise<void> {
  const author = story.cast.find((person) => person.email === entry.author);
  if (!author) throw new ContentProblem(`The demonstration knows nobody as ${entry.author}.`);
  const written =
    entry.kind === "report"
      ? await recordUpdate(contextOf(story, author, entry, 1), wordsOf(story, entry))
      : await confirmNoChange(contextOf(story, author, entry, 0), {
          statement: story.statement,
          reference: entry.commitment,
        });
  const { update, edition } = happened(entry, written);
  if (entry.outcome === "draft" || entry.outcome === "submitted") return;

  const reviewer = administratorOf(story, author);
  const decision = contextOf(story, reviewer, entry, 2);
  const input = { edition, revision: await revisionOf(story, edition) };
  if (entry.outcome === "published" || entry.outcome === "withdrawn") {
    happened(entry, await publishEdition(decision, input));
  }
  if (entry.kind === "no-change") return;
  const { reason } = entry;
  if (entry.outcome === "changes-requested") {
    happened(entry, await requestChanges(decision, { ...input, reason }));
  }
  if (entry.outcome === "rejected") happened(entry, await rejectEdition(decision, { ...input, reason }));
  if (entry.revision) await tellRevision(story, author, entry, update);
  if (entry.outcome === "withdrawn") {
    happened(entry, await withdrawUpdate(contextOf(story, reviewer, entry, 9), { update, reason }));
  }
}

/** The second edition of a published update, opened, written, submitted and published. */
async function tellRevision(
  story: Story,
  author: Person,
  entry: DemonstrationReport,
  update: number,
): Promise<void> {
  const writing = contextOf(story, author, entry, 6);
  const { edition } = happened(entry, await reviseUpdate(writing, { update }));
  const words = { ...wordsOf(story, entry), ...entry.revision, intent: "submit" };
  const saved = await saveEdition(writing, { ...words, edition, revision: await revisionOf(story, edition) });
  happened(entry, saved);
  const decision = contextOf(story, administratorOf(story, author), entry, 7);
  const input = { edition, revision: await revisionOf(story, edition) };
  happened(entry, await publishEdition(decision, input));
}

/** Ten in the morning, some days after the day the entry is about, and never after the present. */
function contextOf(story: Story, person: Person, entry: DemonstrationEntry, daysLater: number) {
  const day = addDays(dayOf(story.now), daysLater - entry.asOfDaysAgo);
  const then = new Date(`${day}T10:00:00Z`);
  return { db: story.tx, person, now: then < story.now ? then : story.now };
}

function wordsOf(story: Story, entry: DemonstrationReport) {
  const today = dayOf(story.now);
  const { waitingSinceDaysAgo, nextStepInDays } = entry;
  return {
    statement: story.statement,
    reference: entry.commitment,
    intent: entry.outcome === "draft" ? "save" : "submit",
    language: entry.language,
    asOf: addDays(today, -entry.asOfDaysAgo),
    status: entry.status,
    text: entry.text,
    nextStep: entry.nextStep,
    nextStepOn: nextStepInDays === undefined ? undefined : addDays(today, nextStepInDays),
    waitingFor: entry.waitingFor,
    waitingSince: waitingSinceDaysAgo === undefined ? undefined : addDays(today, -waitingSinceDaysAgo),
    evidence: entry.evidence,
    translations: entry.translations,
  };
}

function administratorOf(story: Story, author: Person): Person {
  const found = story.cast.find((one) => one.role === "administrator" && one.party === author.party);
  if (!found) throw new ContentProblem(`The demonstration has no administrator of ${author.party}.`);
  return found;
}

async function revisionOf(story: Story, edition: number): Promise<number> {
  const [row] = await story.tx
    .select({ revision: editions.revision })
    .from(editions)
    .where(eq(editions.id, edition));
  return row?.revision ?? 0;
}

/** What a command did; a refusal here is a fault of the story. */
function happened<Value>(entry: DemonstrationEntry, outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  const where = `The demonstration's entry on ${entry.commitment} by ${entry.author}, ${entry.asOfDaysAgo} days ago`;
  throw new ContentProblem(`${where}, was refused: ${JSON.stringify(outcome)}.`);
}
