import { z } from "zod";
import { CONTENT_LANGUAGES, type ContentLanguage, PICTURES, type TextTranslation } from "@/db/vocabulary";
import type { ClauseContent, CommitmentContent } from "@/domain/commitments/schema";
import type { IndicatorContent } from "@/domain/indicators/schema";
import type { MilestoneContent } from "@/domain/milestones/schema";
import { day, line, localizedName, localizedText, partyCode, slug } from "@/lib/content-fields";
import { webAddress } from "@/lib/text";

/** The content files that all statements share, and each statement's own: strict, so that a typo is an error. */

export const areasFile = z.array(
  z.strictObject({
    slug,
    lead: z.boolean(),
    name: localizedText(100),
    description: localizedText(300),
    picture: z.enum(PICTURES).optional(),
  }),
);

export const partiesFile = z.array(
  z.strictObject({
    code: partyCode,
    name: localizedText(100),
    fullName: localizedText(200),
    side: localizedText(100),
  }),
);

export const institutionsFile = z.array(
  z.strictObject({
    slug,
    party: partyCode,
    name: localizedName,
    review: z.array(z.enum(CONTENT_LANGUAGES)).default([]),
    website: webAddress().optional(),
    source: webAddress(),
    note: line(500).optional(),
  }),
);

const statementText = z
  .strictObject({
    language: z.enum(CONTENT_LANGUAGES),
    /** Whether a party published it, or somebody translated it for the portal. */
    official: z.boolean(),
    file: z.string(),
    source: z.strictObject({ publisher: line(200), url: webAddress() }).optional(),
  })
  .refine(
    ({ file, language }) => file === `text.${language}.txt`,
    "must lie in the file text.<language>.txt",
  );

export const statementFile = z.strictObject({
  slug,
  parties: z.array(partyCode).min(2),
  signedOn: day,
  place: localizedName,
  title: localizedText(200),
  source: z.strictObject({ publisher: line(200), url: webAddress(), accessedOn: day }),
  /** The first text is the one that was signed, is shown and cited; further ones are shown below it. */
  texts: z
    .array(statementText)
    .min(1)
    .refine((texts) => texts[0]?.official, "must begin with an official text")
    .refine(
      (texts) => new Set(texts.map((one) => one.language)).size === texts.length,
      "must name each language once",
    )
    .refine(
      (texts) => texts.slice(1).every((one) => one.official === (one.source !== undefined)),
      "must give the source of each official translation, and of no other",
    ),
});

/** One statement with its text cut into clauses, `1` to `n` in order. */
export type StatementContent = z.output<typeof statementFile> & {
  language: ContentLanguage;
  leadIn: string;
  translations: TextTranslation[];
  clauses: (ClauseContent & {
    officialText: string;
    comparableText: string;
    translations: Partial<Record<ContentLanguage, string>>;
  })[];
  milestones: MilestoneContent[];
  indicators: IndicatorContent[];
};

/** All content files together. */
export type Content = {
  areas: z.output<typeof areasFile>;
  parties: z.output<typeof partiesFile>;
  institutions: z.output<typeof institutionsFile>;
  statements: StatementContent[];
};

/** What the files say of each other that does not hold: one sentence for each, none when all is well. */
export function referenceProblems(content: Content): string[] {
  return [
    ...repeated(
      "area",
      content.areas.map((one) => one.slug),
    ),
    ...repeated(
      "party",
      content.parties.map((one) => one.code),
    ),
    ...repeated(
      "institution",
      content.institutions.map((one) => one.slug),
    ),
    ...repeated(
      "milestone",
      content.statements.flatMap((one) => one.milestones.map(({ id }) => id)),
    ),
    ...repeated(
      "indicator",
      content.statements.flatMap((one) => one.indicators.map(({ slug }) => slug)),
    ),
    ...repeated(
      "reading",
      content.statements.flatMap((one) => readingsOf(one).map(({ id }) => id)),
    ),
    ...content.institutions.flatMap(({ slug, party }) =>
      unknownParties(content, `Institution ${slug}`, [party]),
    ),
    ...content.statements.flatMap((statement) => [
      ...unknownParties(content, `Statement ${statement.slug}`, statement.parties),
      ...repeated(
        "commitment",
        commitmentsOf(statement).map((one) => one.ref),
      ),
      ...statement.clauses.flatMap((clause) => misplaced(clause)),
      ...commitmentsOf(statement).flatMap((one) => commitmentProblems(content, statement, one)),
      ...factProblems(content, statement),
    ]),
  ];
}

const commitmentsOf = (statement: StatementContent) => statement.clauses.flatMap((one) => one.commitments);
const readingsOf = (statement: StatementContent) => statement.indicators.flatMap((one) => one.readings);

function repeated(what: string, names: string[]): string[] {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return twice.map((name) => `The ${what} ${name} is listed twice.`);
}

function unknown(where: string, what: string, names: readonly string[], known: readonly string[]): string[] {
  const missing = names.filter((name) => !known.includes(name));
  return missing.map((name) => `${where} names the unknown ${what} ${name}.`);
}

function unknownParties(content: Content, where: string, codes: readonly string[]): string[] {
  return unknown(
    where,
    "party",
    codes,
    content.parties.map((one) => one.code),
  );
}

function misplaced({ clause, commitments }: ClauseContent): string[] {
  const wrong = commitments.filter(({ ref }) => !ref.startsWith(`${clause}.`));
  return wrong.map(({ ref }) => `Commitment ${ref} stands under clause ${clause}.`);
}

/** Every party answers for every commitment, each through institutions of its own. */
function commitmentProblems(
  content: Content,
  statement: StatementContent,
  { ref, areas, institutions }: CommitmentContent,
): string[] {
  const where = `Commitment ${ref}`;
  const without = statement.parties.filter((party) => institutions[party] === undefined);
  const assigned = Object.entries(institutions).flatMap(([party, { lead, supporting }]) =>
    [lead, ...supporting].map((name) => ({ party, name })),
  );
  const foreign = assigned.filter(
    ({ party, name }) => !content.institutions.some((one) => one.slug === name && one.party === party),
  );
  const names = assigned.map(({ name }) => name);
  return [
    ...unknown(
      where,
      "area",
      areas,
      content.areas.map((one) => one.slug),
    ),
    ...unknown(where, "signatory", Object.keys(institutions), statement.parties),
    ...without.map((party) => `${where} has no institution of ${party}.`),
    ...foreign.map(({ party, name }) => `${where} names ${name}, which is no institution of ${party}.`),
    ...repeated(`institution of commitment ${ref}`, names),
    ...repeated(`area of commitment ${ref}`, areas),
  ];
}

function factProblems(content: Content, statement: StatementContent): string[] {
  const references = commitmentsOf(statement).map((one) => one.ref);
  const numbers = statement.clauses.map((one) => String(one.clause));
  return [
    ...statement.milestones.flatMap(({ id, clauses, commitments }) => [
      ...unknown(`Milestone ${id}`, "clause", clauses.map(String), numbers),
      ...unknown(`Milestone ${id}`, "commitment", commitments, references),
    ]),
    ...statement.indicators.flatMap(({ slug, commitments }) =>
      unknown(`Indicator ${slug}`, "commitment", commitments, references),
    ),
    ...readingsOf(statement).flatMap(({ id, reportedBy }) =>
      unknownParties(content, `Reading ${id}`, reportedBy ? [reportedBy] : []),
    ),
  ];
}
