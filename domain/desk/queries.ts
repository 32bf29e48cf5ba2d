import { and, asc, desc, eq, gte, inArray, ne, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { editionTranslations } from "@/db/schema/edition-translations";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { clauses, parties, statementParties, statements } from "@/db/schema/statements";
import { editions, editionWriters, evidence, reviews, updates } from "@/db/schema/updates";
import type { LocalizedName, LocalizedText, PartyCode, Status } from "@/db/vocabulary";
import {
  type Agreement,
  agreementOf,
  type CommitmentReference,
  dueOn,
  type Freshness,
  freshnessOf,
} from "@/domain/commitments/rules";
import type { Person } from "@/domain/people/rules";
import { mayReadUnpublished } from "@/domain/updates/policy";
import type { WrittenTranslation } from "@/domain/updates/rules";
import type { Day } from "@/lib/dates";

/** How long a rejection stays on the desk of the institution whose words it ended. */
const REJECTIONS_SHOWN = 30 * 86_400_000;

/** Every party there is, of whichever statement, in their fixed order. */
export async function listAllParties(db: Database) {
  return db
    .select({ code: parties.code, name: parties.name, side: parties.side })
    .from(parties)
    .orderBy(parties.position);
}

/** The names of a signed-in person's institution and party; null when the institution is gone. */
export async function findAffiliation(
  db: Database,
  person: Person,
): Promise<{ institution: LocalizedName; party: LocalizedText } | null> {
  const [found] = await db
    .select({ institution: institutions.name, party: parties.name })
    .from(institutions)
    .innerJoin(parties, eq(parties.code, institutions.party))
    .where(eq(institutions.slug, person.institution));
  return found ?? null;
}

/** What one party says now; `confirmedOn` is null while it has said nothing. */
export type AccountWord = {
  party: PartyCode;
  reportId: number | null;
  status: Status | null;
  confirmedOn: Day | null;
};

const accountWords = sql<AccountWord[]>`(
  select jsonb_agg(jsonb_build_object('party', ${statementParties.party}, 'reportId', ${accounts.reportId},
    'status', ${accounts.status}, 'confirmedOn', ${accounts.confirmedOn}) order by ${statementParties.position})
  from ${statementParties} left join ${accounts}
    on ${accounts.commitmentId} = ${commitments.id} and ${accounts.party} = ${statementParties.party}
  where ${statementParties.statement} = ${commitments.statement})`;

const commitmentColumns = {
  id: commitments.id,
  statement: commitments.statement,
  clause: commitments.clause,
  ordinal: commitments.ordinal,
  kind: commitments.kind,
  title: commitments.title,
  reportingCycle: commitments.reportingCycle,
  pausedOn: commitments.pausedOn,
  signedOn: statements.signedOn,
  words: accountWords,
};

/** Where the own party's account stands, and whether both accounts agree. */
export type Standing = {
  own: AccountWord;
  agreement: Agreement;
  freshness: Freshness;
  /** The day by which the party's next word is expected; null where none is. */
  dueOn: Day | null;
};

type CommitmentRow = {
  kind: Parameters<typeof agreementOf>[0];
  words: AccountWord[];
  signedOn: Day;
  reportingCycle: number;
  pausedOn: Day | null;
};

function standingOf(row: CommitmentRow, party: PartyCode, today: Day): Standing {
  const own = row.words.find((word) => word.party === party) ?? {
    party,
    reportId: null,
    status: null,
    confirmedOn: null,
  };
  const word = (said: AccountWord) =>
    said.confirmedOn === null ? null : { status: said.status, confirmedOn: said.confirmedOn };
  const clock = { ...row, word: word(own), today };
  return {
    own,
    agreement: agreementOf(row.kind, row.words.map(word)),
    freshness: freshnessOf(clock),
    dueOn: dueOn(clock),
  };
}

export type DeskCommitment = Awaited<ReturnType<typeof listAssignedCommitments>>[number];

/** All commitments that the person's institution answers for, by clause. */
export async function listAssignedCommitments(db: Database, person: Person, today: Day) {
  const rows = await db
    .select({ ...commitmentColumns, role: commitmentInstitutions.role })
    .from(commitmentInstitutions)
    .innerJoin(commitments, eq(commitments.id, commitmentInstitutions.commitmentId))
    .innerJoin(statements, eq(statements.slug, commitments.statement))
    .where(eq(commitmentInstitutions.institution, person.institution))
    .orderBy(commitments.statement, commitments.clause, commitments.ordinal);
  return rows.map((row) => ({ ...row, ...standingOf(row, person.party, today) }));
}

const editionSummary = {
  id: editions.id,
  updateId: editions.updateId,
  number: editions.number,
  state: editions.state,
  updateKind: editions.updateKind,
  status: editions.status,
  asOf: editions.asOf,
  text: editions.text,
  language: editions.language,
  savedAt: editions.savedAt,
  submittedAt: editions.submittedAt,
  publishedAt: editions.publishedAt,
  author: people.name,
  statement: commitments.statement,
  clause: commitments.clause,
  ordinal: commitments.ordinal,
  title: commitments.title,
};

/** What the institution has in hand: drafts, submitted, returned and lately rejected, with the last reason. */
export async function listOpenEditions(db: Database, person: Person, now: Date) {
  const rejectedSince = new Date(now.getTime() - REJECTIONS_SHOWN);
  const isOnDesk = or(
    ne(editions.state, "rejected"),
    sql`exists (select 1 from ${reviews} where ${reviews.editionId} = ${editions.id}
      and ${reviews.decision} = 'reject' and ${gte(reviews.decidedAt, rejectedSince)})`,
  );
  const rows = await db
    .select(editionSummary)
    .from(editions)
    .innerJoin(commitments, eq(commitments.id, editions.commitmentId))
    .innerJoin(people, eq(people.id, editions.authorId))
    .where(
      and(
        eq(editions.institution, person.institution),
        // In the query's own text, so that a prepared plan finds the index of just these.
        sql`${editions.state} in ('draft', 'submitted', 'changes-requested', 'rejected')`,
        isOnDesk,
      ),
    )
    .orderBy(desc(editions.savedAt), desc(editions.id))
    .limit(200);
  const decisions = await listReviews(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    review: decisions.filter((review) => review.editionId === row.id).at(-1) ?? null,
  }));
}

/** One commitment with its clause's text, both accounts in short, and who answers for it; null if unknown. */
export async function findCommitment(
  db: Database,
  person: Person,
  statement: string,
  reference: CommitmentReference,
  today: Day,
) {
  const [row] = await db
    .select({
      ...commitmentColumns,
      summary: commitments.summary,
      officialText: clauses.officialText,
      officialLanguage: statements.language,
      institutions: sql<
        string[]
      >`array(select ${commitmentInstitutions.institution} from ${commitmentInstitutions}
        where ${commitmentInstitutions.commitmentId} = ${commitments.id})`,
    })
    .from(commitments)
    .innerJoin(statements, eq(statements.slug, commitments.statement))
    .innerJoin(
      clauses,
      and(eq(clauses.statement, commitments.statement), eq(clauses.number, commitments.clause)),
    )
    .where(
      and(
        eq(commitments.statement, statement),
        eq(commitments.clause, reference.clause),
        eq(commitments.ordinal, reference.ordinal),
      ),
    );
  return row ? { ...row, ...standingOf(row, person.party, today) } : null;
}

/** The published reports that the parties' accounts rest on, for the ids that accounts name. */
export async function listReports(db: Database, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .select({ ...editionSummary, party: updates.party, institution: institutions.name })
    .from(editions)
    .innerJoin(updates, eq(updates.id, editions.updateId))
    .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
    .innerJoin(institutions, eq(institutions.slug, updates.institution))
    .innerJoin(people, eq(people.id, editions.authorId))
    .where(and(inArray(editions.updateId, [...ids]), eq(editions.state, "published")));
}

export type Report = Awaited<ReturnType<typeof listReports>>[number];

/** The latest edition of each update that the person's institution wrote on a commitment, newest first. */
export async function listOwnUpdates(db: Database, person: Person, commitmentId: number) {
  return db
    .select(editionSummary)
    .from(updates)
    .innerJoin(editions, eq(editions.updateId, updates.id))
    .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
    .innerJoin(people, eq(people.id, editions.authorId))
    .where(
      and(
        eq(updates.commitmentId, commitmentId),
        eq(updates.institution, person.institution),
        sql`${editions.number} = (select max(later.number) from ${editions} later where later.update_id = ${updates.id})`,
      ),
    )
    .orderBy(desc(editions.asOf), desc(editions.id))
    .limit(50);
}

/** Decisions on editions with their reasons and the reviewers' names, oldest first. */
async function listReviews(db: Database, editionIds: readonly number[]) {
  if (editionIds.length === 0) return [];
  return db
    .select({
      editionId: reviews.editionId,
      decision: reviews.decision,
      reason: reviews.reason,
      decidedAt: reviews.decidedAt,
      reviewer: people.name,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.reviewerId))
    .where(inArray(reviews.editionId, [...editionIds]))
    .orderBy(asc(reviews.decidedAt), asc(reviews.id));
}

export type UpdateView = NonNullable<Awaited<ReturnType<typeof findUpdate>>>;
export type EditionView = UpdateView["editions"][number];

/**
 * An update with all its editions, newest first, their reviews and their writers; null when it does not
 * exist. It asks for no right: callers must (`findReadableUpdate`, domain/moderation/queries.ts).
 */
export async function findUpdate(db: Database, id: number) {
  const [update] = await db
    .select({
      id: updates.id,
      kind: updates.kind,
      confirmsId: updates.confirmsId,
      commitmentId: updates.commitmentId,
      commitmentKind: updates.commitmentKind,
      institution: updates.institution,
      institutionName: institutions.name,
      party: updates.party,
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      title: commitments.title,
      institutions: sql<
        string[]
      >`array(select ${commitmentInstitutions.institution} from ${commitmentInstitutions}
        where ${commitmentInstitutions.commitmentId} = ${updates.commitmentId})`,
    })
    .from(updates)
    .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
    .innerJoin(institutions, eq(institutions.slug, updates.institution))
    .where(eq(updates.id, id));
  if (!update) return null;
  const rows = await db
    .select({
      id: editions.id,
      number: editions.number,
      state: editions.state,
      revision: editions.revision,
      language: editions.language,
      asOf: editions.asOf,
      status: editions.status,
      text: editions.text,
      nextStep: editions.nextStep,
      nextStepOn: editions.nextStepOn,
      waitingFor: editions.waitingFor,
      waitingSince: editions.waitingSince,
      changeNote: editions.changeNote,
      savedAt: editions.savedAt,
      submittedAt: editions.submittedAt,
      publishedAt: editions.publishedAt,
      endedAt: editions.endedAt,
      withdrawalReason: editions.withdrawalReason,
      author: people.name,
      writers: sql<string[]>`array(select ${editionWriters.personId}::text from ${editionWriters}
        where ${editionWriters.editionId} = ${editions.id})`,
      evidence: sql<{ url: string; title: string }[]>`coalesce((select jsonb_agg(jsonb_build_object(
        'url', ${evidence.url}, 'title', ${evidence.title}) order by ${evidence.position})
        from ${evidence} where ${evidence.editionId} = ${editions.id}), '[]')`,
      translations: sql<WrittenTranslation[]>`coalesce((select jsonb_agg(jsonb_build_object(
        'language', translated.language, 'translator', translated.translator, 'text', translated.text,
        'nextStep', translated.next_step) order by translated.language)
        from ${editionTranslations} translated where translated.edition_id = ${editions.id}), '[]')`,
    })
    .from(editions)
    .innerJoin(people, eq(people.id, editions.authorId))
    .where(eq(editions.updateId, id))
    .orderBy(desc(editions.number));
  const decisions = await listReviews(
    db,
    rows.map((row) => row.id),
  );
  return {
    ...update,
    editions: rows.map((row) => ({
      ...row,
      reviews: decisions.filter((review) => review.editionId === row.id),
    })),
  };
}

/** What the policies need to know of one edition of an update. */
export function ownershipOf(update: UpdateView, edition: EditionView) {
  const { institution, party, institutions: assigned, kind } = update;
  return {
    institution,
    party,
    institutions: assigned,
    updateKind: kind,
    state: edition.state,
    writers: edition.writers,
  };
}

/** An update that this person may read before it is public; null for anybody else, as if it did not exist. */
export async function findReadableUpdate(
  db: Database,
  person: Person,
  id: number,
): Promise<UpdateView | null> {
  const update = await findUpdate(db, id);
  const latest = update?.editions[0];
  if (!update || !latest || !mayReadUnpublished(person, ownershipOf(update, latest))) return null;
  return update;
}
