import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { areas } from "@/db/schema/areas";
import { accounts, commitmentAreas, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { clauses, parties, statementParties, statements } from "@/db/schema/statements";
import type { Kind, LocalizedText, PartyCode } from "@/db/vocabulary";
import {
  type Agreement,
  agreementOf,
  type CommitmentReference,
  dueOn,
  type Freshness,
  freshnessOf,
  HISTORY_LIMIT,
  type PartyWord,
} from "@/domain/commitments/rules";
import { listIndicators } from "@/domain/indicators/queries";
import { commitmentTag, MILESTONES_TAG } from "@/domain/log/rules";
import { listMilestones, ofCommitment } from "@/domain/milestones/queries";
import { listLatest, listPublishedReports } from "@/domain/updates/queries";
import { publicQuery } from "@/lib/cache";
import type { Day } from "@/lib/dates";

/** One party's word on a commitment, as lists show it; `word` is null while it has given no account. */
export type AccountInBrief = {
  party: PartyCode;
  side: LocalizedText;
  word: PartyWord;
  reportId: number | null;
  freshness: Freshness;
  /** Null where no further word is expected. */
  dueOn: Day | null;
};

export type CommitmentInBrief = CommitmentReference & {
  id: number;
  statement: string;
  kind: Kind;
  title: LocalizedText;
  summary: LocalizedText;
  accounts: AccountInBrief[];
  agreement: Agreement;
};

/** The commitments that the condition names with every party's state, the statement signed last first: one SQL statement. */
export async function listCommitments(db: Database, which: SQL, today: Day): Promise<CommitmentInBrief[]> {
  const rows = await selectStates(db, which);
  const views = new Map<number, CommitmentInBrief>();
  for (const row of rows) {
    const { id, statement, clause, ordinal, kind, title, summary } = row;
    const view = views.get(id) ?? {
      ...{ id, statement, clause, ordinal, kind, title, summary },
      accounts: [],
      agreement: "silent",
    };
    view.accounts.push(accountOf(row, today));
    views.set(id, view);
  }
  for (const view of views.values()) {
    view.agreement = agreementOf(
      view.kind,
      view.accounts.map((account) => account.word),
    );
  }
  return [...views.values()];
}

type StateRow = Awaited<ReturnType<typeof selectStates>>[number];

/** A row for each commitment and party. Its account is looked up for each; joined, all accounts would be read. */
function selectStates(db: Database, which: SQL) {
  const account = db
    .select({ reportId: accounts.reportId, status: accounts.status, confirmedOn: accounts.confirmedOn })
    .from(accounts)
    .where(and(eq(accounts.commitmentId, commitments.id), eq(accounts.party, parties.code)))
    .limit(1)
    .as("account");
  return db
    .select({
      id: commitments.id,
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      kind: commitments.kind,
      title: commitments.title,
      summary: commitments.summary,
      reportingCycle: commitments.reportingCycle,
      pausedOn: commitments.pausedOn,
      signedOn: statements.signedOn,
      party: parties.code,
      side: parties.side,
      reportId: account.reportId,
      status: account.status,
      confirmedOn: account.confirmedOn,
    })
    .from(commitments)
    .innerJoin(statements, eq(statements.slug, commitments.statement))
    .innerJoin(statementParties, eq(statementParties.statement, commitments.statement))
    .innerJoin(parties, eq(parties.code, statementParties.party))
    .leftJoinLateral(account, sql`true`)
    .where(which)
    .orderBy(
      desc(statements.signedOn),
      desc(commitments.statement),
      asc(commitments.clause),
      asc(commitments.ordinal),
      asc(statementParties.position),
    );
}

function accountOf(row: StateRow, today: Day): AccountInBrief {
  const word =
    row.reportId === null || row.confirmedOn === null
      ? null
      : { status: row.status, confirmedOn: row.confirmedOn };
  const { party, side, reportId, signedOn, reportingCycle, pausedOn } = row;
  const clock = { word, signedOn, reportingCycle, pausedOn, today };
  return {
    party,
    side,
    word,
    reportId,
    freshness: freshnessOf(clock),
    dueOn: dueOn(clock),
  };
}

/** From so many commitments on, a page that lists them by statement goes on with another page. */
const COMMITMENTS_PAGE = 10;

export type CommitmentsPageView = {
  commitments: CommitmentInBrief[];
  /** When the first of its statements was signed; null while there is none. */
  signedOn: Day | null;
  /** The statement before which the page of older ones begins; null on the last page. */
  older: string | null;
  /** The statement before which the page of newer ones begins, `first` if it is the list's first; null on that one. */
  newer: string | "first" | null;
};

/**
 * A page of the commitments that the condition names: those of whole statements, signed last or before the given
 * one, until it is full. Null where there are none before it.
 */
export async function listCommitmentsByStatement(
  db: Database,
  which: SQL,
  before: string | null,
  today: Day,
): Promise<CommitmentsPageView | null> {
  const [older, newer] = await Promise.all([
    countByStatement(db, which, before === null ? sql`true` : beside(sql`<`, before), "older"),
    before === null ? [] : countByStatement(db, which, beside(sql`>=`, before), "newer"),
  ]);
  const shown = fill(older);
  if (before !== null && shown.length === 0) return null;
  const slugs = shown.map(({ slug }) => slug);
  const here = and(inArray(commitments.statement, slugs), which) ?? which;
  return {
    commitments: slugs.length === 0 ? [] : await listCommitments(db, here, today),
    signedOn: shown[0]?.signedOn ?? null,
    older: older.length > shown.length ? (slugs.at(-1) ?? null) : null,
    newer: before === null ? null : (newer[fill(newer).length]?.slug ?? "first"),
  };
}

const beside = (side: SQL, statement: string) => sql`(${statements.signedOn}, ${statements.slug}) ${side}
  ((select s.signed_on from ${statements} s where s.slug = ${statement}), ${statement})`;

/** How many of these commitments each statement has, in the order of signing; no more statements than a page can take. */
function countByStatement(db: Database, which: SQL, side: SQL, towards: "older" | "newer") {
  const count = db
    .select({ count: sql<number>`count(*)::int`.as("count") })
    .from(commitments)
    .where(and(eq(commitments.statement, statements.slug), which))
    .as("own");
  const order = towards === "older" ? desc : asc;
  return db
    .select({ slug: statements.slug, signedOn: statements.signedOn, count: count.count })
    .from(statements)
    .innerJoinLateral(count, sql`${count.count} > 0`)
    .where(side)
    .orderBy(order(statements.signedOn), order(statements.slug))
    .limit(COMMITMENTS_PAGE + 1);
}

/** The first of these statements, as many as fit on a page; at least one, however long. */
function fill<Counted extends { count: number }>(counted: readonly Counted[]): Counted[] {
  let sum = 0;
  return counted.filter(({ count }, index) => {
    sum += count;
    return index === 0 || sum <= COMMITMENTS_PAGE;
  });
}

export type CommitmentView = NonNullable<Awaited<ReturnType<typeof readCommitment>>>;

/** Everything that the page of one commitment shows; null when there is no such commitment. */
export const commitmentPage = publicQuery({
  tags: ({ statement, reference }: { statement: string; reference: CommitmentReference }) => [
    commitmentTag(statement, reference),
    MILESTONES_TAG,
  ],
  read: (db, { statement, reference }, today) => readCommitment(db, statement, reference, today),
});

async function readCommitment(db: Database, statement: string, reference: CommitmentReference, today: Day) {
  const here = sql`${commitments.statement} = ${statement} and ${commitments.clause} = ${reference.clause}
    and ${commitments.ordinal} = ${reference.ordinal}`;
  const [[frame], [brief]] = await Promise.all([selectFrame(db, here), listCommitments(db, here, today)]);
  if (!frame || !brief) return null;
  const reportIds = brief.accounts.flatMap(({ reportId }) => (reportId === null ? [] : [reportId]));
  const [reports, assigned, inAreas, history, milestones, indicators] = await Promise.all([
    listPublishedReports(db, reportIds),
    listAssigned(db, brief.id),
    listAreasOf(db, brief.id),
    listLatest(db, { commitment: brief.id }, HISTORY_LIMIT + 1),
    listMilestones(db, ofCommitment(brief.id), today),
    listIndicators(db, [brief.id]),
  ]);
  return {
    ...brief,
    ...frame,
    accounts: brief.accounts.map((account) => ({
      ...account,
      report: reports.find((report) => report.updateId === account.reportId) ?? null,
      institutions: assigned.filter((institution) => institution.party === account.party),
    })),
    areas: inAreas,
    history: history.slice(0, HISTORY_LIMIT),
    older: history.length > HISTORY_LIMIT ? (history[HISTORY_LIMIT - 1]?.edition ?? null) : null,
    milestones,
    indicators,
  };
}

/** What surrounds the commitment: its statement, its clause's text, and whether reporting is paused. */
function selectFrame(db: Database, here: SQL) {
  return db
    .select({
      statementTitle: statements.title,
      clauseText: clauses.officialText,
      clauseTranslations: clauses.translations,
      language: statements.language,
      translations: statements.translations,
      reportingCycle: commitments.reportingCycle,
      pausedOn: commitments.pausedOn,
      pauseReason: commitments.pauseReason,
      picture: commitments.picture,
    })
    .from(commitments)
    .innerJoin(statements, eq(statements.slug, commitments.statement))
    .innerJoin(
      clauses,
      and(eq(clauses.statement, commitments.statement), eq(clauses.number, commitments.clause)),
    )
    .where(here);
}

function listAssigned(db: Database, commitmentId: number) {
  return db
    .select({
      slug: institutions.slug,
      name: institutions.name,
      party: institutions.party,
      role: commitmentInstitutions.role,
    })
    .from(commitmentInstitutions)
    .innerJoin(institutions, eq(institutions.slug, commitmentInstitutions.institution))
    .where(eq(commitmentInstitutions.commitmentId, commitmentId))
    .orderBy(asc(commitmentInstitutions.role), asc(institutions.slug));
}

function listAreasOf(db: Database, commitmentId: number) {
  return db
    .select({ slug: areas.slug, name: areas.name })
    .from(commitmentAreas)
    .innerJoin(areas, eq(areas.slug, commitmentAreas.area))
    .where(eq(commitmentAreas.commitmentId, commitmentId))
    .orderBy(asc(areas.position));
}
