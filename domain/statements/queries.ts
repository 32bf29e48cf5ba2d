import { and, asc, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { milestones } from "@/db/schema/milestones";
import { clauses, statements } from "@/db/schema/statements";
import { findLastStatement, listAreas } from "@/domain/areas/queries";
import { type CommitmentInBrief, listCommitments } from "@/domain/commitments/queries";
import { narrowCommitments } from "@/domain/commitments/rules";
import type { CommitmentQuery } from "@/domain/commitments/schema";
import { listIndicators } from "@/domain/indicators/queries";
import { clauseTag, INSTITUTIONS_TAG, MILESTONES_TAG, OVERVIEW_TAG, statementTag } from "@/domain/log/rules";
import { listComing, listMilestones, ofClause } from "@/domain/milestones/queries";
import { listLatestOn, listParties, listPublishedReports } from "@/domain/updates/queries";
import { publicQuery } from "@/lib/cache";
import type { Day } from "@/lib/dates";

const LATELY = 8;
const COMING = 5;
const DUE_NEXT = 6;

const clauseColumns = {
  number: clauses.number,
  title: clauses.title,
  text: clauses.officialText,
  translations: clauses.translations,
};

async function findStatement(db: Database, slug: string) {
  const [statement] = await db.select().from(statements).where(eq(statements.slug, slug));
  return statement ?? null;
}

/** The statement signed last, at a glance; null while none is loaded. */
export const homePage = publicQuery({
  tags: () => [OVERVIEW_TAG, MILESTONES_TAG],
  async read(db, _args: Record<string, never>, today) {
    const statement = await findLastStatement(db);
    if (!statement) return null;
    const { slug } = statement;
    const [all, lately, coming] = await Promise.all([
      listCommitments(db, eq(commitments.statement, slug), today),
      listLatestOn(db, slug, LATELY),
      listComing(db, today, COMING, sql`${milestones.statement} = ${slug}`),
    ]);
    return {
      statement: { ...statement, clauses: new Set(all.map((one) => one.clause)).size },
      commitments: all,
      areas: await listAreas(db, slug, all),
      due: dueNext(all, today),
      lately,
      coming,
    };
  },
});

export type HomeView = NonNullable<Awaited<ReturnType<typeof homePage.read>>>;

/** The accounts whose due day comes next, nearest first; what is past its day is counted, not listed. */
function dueNext(all: readonly CommitmentInBrief[], today: Day) {
  return all
    .flatMap((commitment) =>
      commitment.accounts.flatMap((account) => {
        const { dueOn, freshness } = account;
        return dueOn !== null && dueOn >= today && freshness === "due"
          ? [{ commitment, account, dueOn }]
          : [];
      }),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .slice(0, DUE_NEXT);
}

/** The official text, clause by clause, with the commitments of each; null when there is no such statement. */
export const statementPage = publicQuery({
  tags: ({ statement }: { statement: string }) => [statementTag(statement)],
  async read(db, { statement: slug }, today) {
    const statement = await findStatement(db, slug);
    if (!statement) return null;
    const [all, texts] = await Promise.all([
      listCommitments(db, eq(commitments.statement, slug), today),
      db.select(clauseColumns).from(clauses).where(eq(clauses.statement, slug)).orderBy(asc(clauses.number)),
    ]);
    return {
      ...statement,
      clauses: texts.map((clause) => ({
        ...clause,
        commitments: all.filter((commitment) => commitment.clause === clause.number),
      })),
    };
  },
});

export type StatementView = NonNullable<Awaited<ReturnType<typeof statementPage.read>>>;

/**
 * The commitments of one statement that fit a query, with what else it can be narrowed by. All of them are read, as
 * one statement never has many, and the rules tell which fit. Null when there is no such statement.
 */
export const statementCommitmentsPage = publicQuery({
  tags: ({ statement }: { statement: string; query: CommitmentQuery }) => [
    statementTag(statement),
    INSTITUTIONS_TAG,
  ],
  async read(db, { statement: slug, query }, today) {
    const [statement, all, [earlier], [later]] = await Promise.all([
      findStatement(db, slug),
      listCommitments(db, eq(commitments.statement, slug), today),
      listBeside(db, slug, "earlier"),
      listBeside(db, slug, "later"),
    ]);
    if (!statement) return null;
    const [areas, answering, parties] = await Promise.all([
      listAreas(db, slug, all),
      listAnswering(db, slug, query.institution),
      listParties(db, slug),
    ]);
    const narrowable = all.map((commitment) => ({
      ...commitment,
      areas: areas.flatMap((area) => (area.commitments.includes(commitment) ? [area.slug] : [])),
      institutions: answering.flatMap((one) => (one.commitments.includes(commitment.id) ? [one.slug] : [])),
    }));
    const existing = { areas: areas.map((area) => area.slug), institutions: answering };
    const codes = parties.map(({ code }) => code);
    return {
      statement,
      earlier: earlier ?? null,
      later: later ?? null,
      total: all.length,
      ...narrowCommitments(narrowable, query, codes, existing),
      areas: areas.map(({ slug, name }) => ({ slug, name })),
      institutions: answering.map(({ slug, name }) => ({ slug, name })),
      parties,
    };
  },
});

export type StatementCommitmentsView = NonNullable<Awaited<ReturnType<typeof statementCommitmentsPage.read>>>;

/** The statement signed next before or after this one. */
function listBeside(db: Database, slug: string, side: "earlier" | "later") {
  const here = sql`(select s.signed_on, s.slug from ${statements} s where s.slug = ${slug})`;
  const order = side === "earlier" ? desc : asc;
  return db
    .select({ slug: statements.slug, title: statements.title })
    .from(statements)
    .where(sql`(${statements.signedOn}, ${statements.slug}) ${side === "earlier" ? sql`<` : sql`>`} ${here}`)
    .orderBy(order(statements.signedOn), order(statements.slug))
    .limit(1);
}

/** The institutions that answer for a statement's commitments, each with these; and those named, with none. */
function listAnswering(db: Database, statement: string, named: readonly string[]) {
  const answered = db
    .select({
      slug: commitmentInstitutions.institution,
      ids: sql<number[]>`array_agg(${commitments.id})`.as("ids"),
    })
    .from(commitments)
    .innerJoin(commitmentInstitutions, eq(commitmentInstitutions.commitmentId, commitments.id))
    .where(eq(commitments.statement, statement))
    .groupBy(commitmentInstitutions.institution)
    .as("answered");
  return db
    .select({
      slug: institutions.slug,
      party: institutions.party,
      name: institutions.name,
      commitments: sql<number[]>`coalesce(${answered.ids}, '{}')`,
    })
    .from(institutions)
    .leftJoin(answered, eq(answered.slug, institutions.slug))
    .where(or(isNotNull(answered.ids), inArray(institutions.slug, ["", ...named])))
    .orderBy(asc(institutions.slug));
}

/** One clause with its commitments and what both sides report on them; null when there is no such clause. */
export const clausePage = publicQuery({
  tags: ({ statement, number }: { statement: string; number: number }) => [
    clauseTag(statement, number),
    MILESTONES_TAG,
  ],
  async read(db, { statement: slug, number }, today) {
    const [statement, near] = await Promise.all([
      findStatement(db, slug),
      db
        .select(clauseColumns)
        .from(clauses)
        .where(and(eq(clauses.statement, slug), inArray(clauses.number, [number - 1, number, number + 1]))),
    ]);
    const clause = near.find((one) => one.number === number);
    if (!statement || !clause) return null;
    const here = sql`${commitments.statement} = ${slug} and ${commitments.clause} = ${number}`;
    const [inClause, milestones] = await Promise.all([
      listCommitments(db, here, today),
      listMilestones(db, ofClause(slug, number), today),
    ]);
    const reportIds = inClause.flatMap((commitment) =>
      commitment.accounts.flatMap(({ reportId }) => (reportId === null ? [] : [reportId])),
    );
    const [reports, indicators] = await Promise.all([
      listPublishedReports(db, reportIds),
      listIndicators(
        db,
        inClause.map((commitment) => commitment.id),
      ),
    ]);
    return {
      ...clause,
      statement,
      previous: near.some((one) => one.number === number - 1) ? number - 1 : null,
      next: near.some((one) => one.number === number + 1) ? number + 1 : null,
      commitments: inClause.map((commitment) => ({
        ...commitment,
        accounts: commitment.accounts.map((account) => ({
          ...account,
          report: reports.find((report) => report.updateId === account.reportId) ?? null,
        })),
      })),
      milestones,
      indicators,
    };
  },
});

export type ClauseView = NonNullable<Awaited<ReturnType<typeof clausePage.read>>>;
