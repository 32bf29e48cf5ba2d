import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { takeContentLock } from "@/db/content-lock";
import { areas } from "@/db/schema/areas";
import { institutions } from "@/db/schema/institutions";
import { clauses, contentLoads, parties, statementParties, statements } from "@/db/schema/statements";
import { updateWhatDiffers } from "@/db/upsert";
import { loadCommitments } from "@/domain/commitments/commands";
import { commitmentsFile } from "@/domain/commitments/schema";
import { loadIndicators } from "@/domain/indicators/commands";
import { indicatorsFile } from "@/domain/indicators/schema";
import { appendToLog, type LogEntry } from "@/domain/log/commands";
import { canonicalJson } from "@/domain/log/rules";
import { loadMilestones } from "@/domain/milestones/commands";
import { milestonesFile } from "@/domain/milestones/schema";
import { indexThings } from "@/domain/search-index/commands";
import { comparableText, parseStatementText, StatementTextProblem } from "@/domain/statements/rules";
import {
  areasFile,
  type Content,
  institutionsFile,
  partiesFile,
  referenceProblems,
  type StatementContent,
  statementFile,
} from "@/domain/statements/schema";
import { EVERY_PAGE } from "@/lib/cache";
import { ContentProblem, readContentFile, readContentText } from "@/lib/content-file";
import { announcePageChanges } from "@/lib/page-changes";

/** Reads and checks all content files below `directory`. Throws a ContentProblem that names every fault. */
export async function readContent(directory: string): Promise<Content> {
  const entries = await readdir(join(directory, "statements"), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const content = {
    areas: await readContentFile(directory, "areas.yaml", areasFile),
    parties: await readContentFile(directory, "parties.yaml", partiesFile),
    institutions: await readContentFile(directory, "institutions.yaml", institutionsFile),
    statements: await Promise.all(names.sort().map((name) => readStatement(directory, name))),
  };
  const problems = referenceProblems(content);
  if (problems.length > 0)
    throw new ContentProblem(`The content cannot be used:\n  ${problems.join("\n  ")}`);
  return content;
}

async function readStatement(directory: string, name: string): Promise<StatementContent> {
  const folder = `statements/${name}`;
  const statement = await readContentFile(directory, `${folder}/statement.yaml`, statementFile);
  if (statement.slug !== name)
    throw new ContentProblem(`${folder} describes the statement ${statement.slug}.`);
  const [shown] = statement.texts;
  if (!shown) throw new ContentProblem(`${folder}/statement.yaml names no text.`);
  const text = await readText(directory, `${folder}/${shown.file}`);
  const breakdown = await readContentFile(directory, `${folder}/commitments.yaml`, commitmentsFile);
  const described = breakdown.clauses.map((one) => one.clause).join();
  if (described !== text.clauses.map((one) => one.number).join()) {
    throw new ContentProblem(
      `${folder}/commitments.yaml must describe clauses 1 to ${text.clauses.length} in order.`,
    );
  }
  const translated = await readTranslations(directory, folder, statement.texts.slice(1), text.clauses.length);
  return {
    ...statement,
    translations: translated.map(({ about }) => about),
    language: shown.language,
    leadIn: text.leadIn,
    clauses: breakdown.clauses.map((clause, index) => {
      const officialText = text.clauses[index]?.text ?? "";
      const translations = Object.fromEntries(
        translated.map(({ about, clauses }) => [about.language, clauses[index]?.text ?? ""]),
      );
      return { ...clause, officialText, comparableText: comparableText(officialText), translations };
    }),
    milestones: await readContentFile(directory, `${folder}/milestones.yaml`, milestonesFile),
    indicators: await readContentFile(directory, `${folder}/indicators.yaml`, indicatorsFile),
  };
}

/** The statement's text in further languages: each cut into the same clauses. */
async function readTranslations(
  directory: string,
  folder: string,
  texts: StatementContent["texts"],
  clauseCount: number,
) {
  return Promise.all(
    texts.map(async ({ language, official, file, source = null }) => {
      const { leadIn, clauses } = await readText(directory, `${folder}/${file}`);
      if (clauses.length !== clauseCount)
        throw new ContentProblem(
          `${folder}/${file} must have ${clauseCount} clauses, not ${clauses.length}.`,
        );
      return { about: { language, official, leadIn, source }, clauses };
    }),
  );
}

async function readText(directory: string, file: string) {
  try {
    return parseStatementText(await readContentText(directory, file));
  } catch (error) {
    if (error instanceof StatementTextProblem) throw new ContentProblem(`${file}: ${error.message}`);
    throw error;
  }
}

/**
 * Brings the database up to the content files below `directory`, in one transaction; the same content again
 * changes nothing. What people wrote stays: a commitment with updates cannot disappear, nor change its kind.
 * Throws a ContentProblem and leaves everything as it was.
 */
export async function loadStatements(
  db: Database,
  directory: string,
  now: Date,
): Promise<{ changed: boolean }> {
  const content = await readContent(directory);
  const fingerprint = createHash("sha256").update(canonicalJson(content)).digest("hex");
  return db.transaction(async (tx) => {
    await takeContentLock(tx);
    const [loaded] = await tx.select().from(contentLoads).where(eq(contentLoads.name, "statements"));
    if (loaded?.fingerprint === fingerprint) return { changed: false };
    await loadShared(tx, content);
    for (const statement of content.statements) await loadStatement(tx, statement, now);
    await removeUnusedAreas(tx, content);
    await indexThings(tx);
    await tx
      .insert(contentLoads)
      .values({ name: "statements", fingerprint, loadedAt: now })
      .onConflictDoUpdate({ target: contentLoads.name, set: { fingerprint, loadedAt: now } });
    await announcePageChanges(tx, [EVERY_PAGE]);
    return { changed: true };
  });
}

async function loadShared(tx: Database, content: Content): Promise<void> {
  await tx
    .insert(areas)
    .values(content.areas.map((area, position) => ({ ...area, position, picture: area.picture ?? null })))
    .onConflictDoUpdate(
      updateWhatDiffers(
        [areas.slug],
        [areas.position, areas.lead, areas.name, areas.description, areas.picture],
      ),
    );
  await tx
    .insert(parties)
    .values(content.parties.map((party, position) => ({ ...party, position })))
    .onConflictDoUpdate(
      updateWhatDiffers([parties.code], [parties.name, parties.fullName, parties.side, parties.position]),
    );
  const fromFiles = updateWhatDiffers(
    [institutions.slug],
    [
      institutions.party,
      institutions.name,
      institutions.nameReview,
      institutions.website,
      institutions.sourceUrl,
      institutions.note,
    ],
  );
  await tx
    .insert(institutions)
    .values(
      content.institutions.map(({ review, source, ...one }) => ({
        ...one,
        nameReview: review,
        sourceUrl: source,
      })),
    )
    .onConflictDoUpdate({
      ...fromFiles,
      setWhere: and(fromFiles.setWhere, eq(institutions.origin, "content")),
    });
}

/** Areas follow the files alone; by now no commitment stands in one that the files no longer have. */
async function removeUnusedAreas(tx: Database, content: Content): Promise<void> {
  const kept = content.areas.map((area) => area.slug);
  await tx.delete(areas).where(notInArray(areas.slug, kept));
}

async function loadStatement(tx: Database, content: StatementContent, now: Date): Promise<void> {
  const corrections = await correctionsOf(tx, content);
  const { slug, title, place, signedOn, source, language, leadIn, translations } = content;
  await tx
    .insert(statements)
    .values({
      slug,
      title,
      place,
      signedOn,
      language,
      leadIn,
      translations,
      sourcePublisher: source.publisher,
      sourceUrl: source.url,
      sourceAccessedOn: source.accessedOn,
    })
    .onConflictDoUpdate(
      updateWhatDiffers(
        [statements.slug],
        [
          statements.title,
          statements.place,
          statements.signedOn,
          statements.sourcePublisher,
          statements.sourceUrl,
          statements.sourceAccessedOn,
          statements.language,
          statements.leadIn,
          statements.translations,
        ],
      ),
    );
  await loadSignatories(tx, content);
  await tx
    .insert(clauses)
    .values(
      content.clauses.map(({ clause, title, officialText, comparableText, translations }) => ({
        statement: slug,
        number: clause,
        title,
        officialText,
        comparableText,
        translations,
      })),
    )
    .onConflictDoUpdate(
      updateWhatDiffers(
        [clauses.statement, clauses.number],
        [clauses.title, clauses.officialText, clauses.comparableText, clauses.translations],
      ),
    );
  const commitments = content.clauses.flatMap((clause) => clause.commitments);
  const commitmentId = await loadCommitments(tx, slug, commitments);
  await loadMilestones(tx, slug, content.milestones, commitmentId);
  await loadIndicators(tx, slug, content.indicators, commitmentId);
  await appendToLog(tx, corrections, now);
}

async function loadSignatories(
  tx: Database,
  { slug, parties: signatories }: StatementContent,
): Promise<void> {
  const ofStatement = eq(statementParties.statement, slug);
  await tx.delete(statementParties).where(and(ofStatement, notInArray(statementParties.party, signatories)));
  await tx
    .insert(statementParties)
    .values(signatories.map((party, position) => ({ statement: slug, party, position })))
    .onConflictDoUpdate(
      updateWhatDiffers([statementParties.statement, statementParties.party], [statementParties.position]),
    );
}

/** What the files now say otherwise of an official text that is already public: readers are told. */
async function correctionsOf(tx: Database, content: StatementContent): Promise<LogEntry[]> {
  const subject = `statements/${content.slug}`;
  const correct = (where: string, before: string, after: string): LogEntry[] =>
    before === after
      ? []
      : [{ action: "correction", actorId: null, subject: where, record: { before, after } }];
  const [statement] = await tx.select().from(statements).where(eq(statements.slug, content.slug));
  /** Languages in which an official text was public before, and still is. */
  const official = (statement?.translations ?? [])
    .filter(
      (before) => before.official && content.translations.some((now) => now.language === before.language),
    )
    .map((one) => one.language);
  const stored = await tx
    .select()
    .from(clauses)
    .where(eq(clauses.statement, content.slug))
    .orderBy(clauses.number);
  const lost = stored.find((clause) => clause.number > content.clauses.length);
  if (lost)
    throw new ContentProblem(`Clause ${lost.number} of ${content.slug} is public and cannot disappear.`);
  return [
    ...(statement ? correct(subject, statement.leadIn, content.leadIn) : []),
    ...stored.flatMap((clause) => {
      const after = content.clauses[clause.number - 1];
      const where = `${subject}/clauses/${clause.number}`;
      return [
        ...correct(where, clause.officialText, after?.officialText ?? ""),
        ...official.flatMap((language) =>
          correct(where, clause.translations[language] ?? "", after?.translations[language] ?? ""),
        ),
      ];
    }),
  ];
}
