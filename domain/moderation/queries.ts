import { and, asc, desc, eq, gte, lt, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { publicationLog } from "@/db/schema/publication-log";
import { parties } from "@/db/schema/statements";
import { counterpartNotes, editions } from "@/db/schema/updates";
import type { EditionState, PartyCode } from "@/db/vocabulary";
import { findUpdate, listReports, ownershipOf } from "@/domain/desk/queries";
import type { Person } from "@/domain/people/rules";
import { mayPreviewCounterpart, mayReadUnpublished, stepsFor } from "@/domain/updates/policy";

const LOG_PAGE = 50;
const QUEUE_LIMIT = 100;

const entryColumns = {
  id: editions.id,
  updateId: editions.updateId,
  number: editions.number,
  updateKind: editions.updateKind,
  status: editions.status,
  asOf: editions.asOf,
  submittedAt: editions.submittedAt,
  publishedAt: editions.publishedAt,
  author: people.name,
  party: editions.party,
  institution: institutions.name,
  statement: commitments.statement,
  clause: commitments.clause,
  ordinal: commitments.ordinal,
  title: commitments.title,
};

function selectEntries(db: Database) {
  return db
    .select(entryColumns)
    .from(editions)
    .innerJoin(commitments, eq(commitments.id, editions.commitmentId))
    .innerJoin(institutions, eq(institutions.slug, editions.institution))
    .innerJoin(people, eq(people.id, editions.authorId))
    .$dynamic();
}

// In the queries' own text: as parameters the states would hide the indexes of just these from a prepared plan.
const isSubmitted = sql`${editions.state} = 'submitted'`;
const isPublished = sql`${editions.state} = 'published'`;

/** Submitted editions of the person's own party, or of the other one, oldest first; at most 100. */
export async function listSubmitted(db: Database, person: Person, whose: "own" | "other") {
  const party = whose === "own" ? eq(editions.party, person.party) : ne(editions.party, person.party);
  return selectEntries(db)
    .where(and(isSubmitted, party))
    .orderBy(asc(editions.submittedAt), asc(editions.id))
    .limit(QUEUE_LIMIT);
}

/** How many editions of the person's own party wait for a decision. */
export async function countSubmitted(db: Database, person: Person): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(editions)
    .where(and(isSubmitted, eq(editions.party, person.party)));
  return row?.count ?? 0;
}

const RECENT = 20;
const ON_ONE_COMMITMENT = 200;

/** What the person's own party published last, on all commitments or on one, newest first. */
export async function listPublished(db: Database, person: Person, commitmentId?: number) {
  // Said in the terms of the commitment's own index: of all that is published, most is on others.
  const which =
    commitmentId === undefined
      ? isPublished
      : sql`${editions.commitmentId} = ${commitmentId} and ${editions.state} in ('published', 'withdrawn')
          and ${editions.state} <> 'withdrawn'`;
  return selectEntries(db)
    .where(and(which, eq(editions.party, person.party)))
    .orderBy(desc(editions.publishedAt), desc(editions.id))
    .limit(commitmentId === undefined ? RECENT : ON_ONE_COMMITMENT);
}

export type ReviewPage = NonNullable<Awaited<ReturnType<typeof findEditionForReview>>>;

/**
 * An edition as an administrator reads it before deciding: the update, the edition that is public now, the
 * other parties' accounts and their notes. Null when the person may not even know of it.
 */
export async function findEditionForReview(db: Database, person: Person, editionId: number) {
  if (person.role !== "administrator") return null;
  const [row] = await db
    .select({ updateId: editions.updateId })
    .from(editions)
    .where(eq(editions.id, editionId));
  const update = row ? await findUpdate(db, row.updateId) : null;
  const edition = update?.editions.find((one) => one.id === editionId);
  if (!update || !edition) return null;
  const owned = ownershipOf(update, edition);
  const own = mayReadUnpublished(person, owned);
  if (!own && !mayPreviewCounterpart(person, owned)) return null;
  const counterparts = await listCounterpartReports(db, update.commitmentId, update.party);
  return {
    // The other side sees the submitted entry and what is public, not the drafts and returns before it.
    update: own ? update : { ...update, editions: update.editions.filter((one) => one.id === editionId) },
    edition: own ? edition : { ...edition, reviews: [] },
    previous: update.editions.find((one) => one.state === "published" && one.id !== editionId) ?? null,
    confirmed: update.confirmsId ? ((await listReports(db, [update.confirmsId]))[0] ?? null) : null,
    counterparts,
    notes: await listNotes(db, editionId),
    steps: stepsFor(person, owned),
    own,
    wrote: edition.writers.includes(person.id),
  };
}

/** An update of the person's own party that is published, or withdrawn by now, for its administrator; else null. */
export async function findUpdateToWithdraw(db: Database, person: Person, id: number) {
  if (person.role !== "administrator") return null;
  const update = await findUpdate(db, id);
  const inState = (state: EditionState) => update?.editions.find((one) => one.state === state);
  const edition = inState("published") ?? inState("withdrawn");
  if (!update || !edition || !mayReadUnpublished(person, ownershipOf(update, edition))) return null;
  return {
    update,
    edition,
    confirmed: update.confirmsId ? ((await listReports(db, [update.confirmsId]))[0] ?? null) : null,
    mayWithdraw: stepsFor(person, ownershipOf(update, edition)).includes("withdraw"),
  };
}

/**
 * One page of the publication log, newest first: from its end, or before the entry given. `older` and `newer` are the
 * entries before which the pages beside it begin, `first` for the end of the log; null where there is none.
 */
export async function readLogPage(db: Database, before: number | null) {
  const select = (limit: number) =>
    db
      .select({
        id: publicationLog.id,
        at: publicationLog.at,
        action: publicationLog.action,
        subject: publicationLog.subject,
        record: publicationLog.record,
        actor: people.name,
      })
      .from(publicationLog)
      .leftJoin(people, eq(people.id, publicationLog.actorId))
      .where(before === null ? undefined : lt(publicationLog.id, before))
      .orderBy(desc(publicationLog.id))
      .limit(limit);
  const [found, newer] = await Promise.all([
    select(LOG_PAGE + 1),
    before === null
      ? []
      : db
          .select({ id: publicationLog.id })
          .from(publicationLog)
          .where(gte(publicationLog.id, before))
          .orderBy(asc(publicationLog.id))
          .limit(LOG_PAGE + 1),
  ]);
  const entries = found.slice(0, LOG_PAGE);
  return {
    entries,
    older: found.length > LOG_PAGE ? (entries.at(-1)?.id ?? null) : null,
    newer: before === null ? null : (newer[LOG_PAGE]?.id ?? ("first" as const)),
  };
}

/** The reports that the other parties' accounts rest on. */
async function listCounterpartReports(db: Database, commitmentId: number, party: PartyCode) {
  const words = await db
    .select({ reportId: accounts.reportId })
    .from(accounts)
    .where(and(eq(accounts.commitmentId, commitmentId), ne(accounts.party, party)));
  return listReports(
    db,
    words.flatMap(({ reportId }) => (reportId === null ? [] : [reportId])),
  );
}

async function listNotes(db: Database, editionId: number) {
  return db
    .select({
      id: counterpartNotes.id,
      text: counterpartNotes.text,
      writtenAt: counterpartNotes.writtenAt,
      author: people.name,
      party: parties.name,
    })
    .from(counterpartNotes)
    .innerJoin(people, eq(people.id, counterpartNotes.authorId))
    .innerJoin(parties, eq(parties.code, counterpartNotes.party))
    .where(eq(counterpartNotes.editionId, editionId))
    .orderBy(asc(counterpartNotes.writtenAt), asc(counterpartNotes.id));
}
