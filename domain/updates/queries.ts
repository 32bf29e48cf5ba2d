import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentAreas, commitments } from "@/db/schema/commitments";
import { editionTranslations } from "@/db/schema/edition-translations";
import { institutions } from "@/db/schema/institutions";
import { parties, statementParties, statements } from "@/db/schema/statements";
import { editions, evidence, updates } from "@/db/schema/updates";
import type { CommitmentReference } from "@/domain/commitments/rules";
import { commitmentTag, institutionTag, LATEST_TAG, updateTag } from "@/domain/log/rules";
import { EVER_PUBLIC, type Translation } from "@/domain/updates/rules";
import { publicQuery } from "@/lib/cache";
import type { Day } from "@/lib/dates";

/** As many updates a page of a list of them shows. */
export const UPDATES_PAGE = 25;

/** Named with its table also where drizzle leaves that out, as in a query of one table. */
const own = (column: string) => sql`${editions}.${sql.identifier(column)}`;

/**
 * For each further language the words that were translated last, of this edition or of one before it. Its own
 * language needs none. SQL compares the words themselves: a new edition may have changed only the status.
 */
export const shownTranslations = sql<Translation[]>`coalesce((
  select json_agg(json_build_object('language', latest.language, 'translator', latest.translator,
    'text', latest.text, 'nextStep', latest.next_step, 'edition', latest.number, 'outdated',
    (latest.from_text, latest.from_next_step) is distinct from (${own("text")}, ${own("next_step")}))
    order by latest.language)
  from (
    select distinct on (tr.language) tr.language, tr.translator, tr.text, tr.next_step,
      e.number, e.text as from_text, e.next_step as from_next_step
    from ${editions} e join ${editionTranslations} tr on tr.edition_id = e.id
    where e.update_id = ${own("update_id")} and e.number <= ${own("number")}
      and e.state in ('published', 'superseded') and tr.language <> ${own("language")}
    order by tr.language, e.number desc
  ) latest), '[]')`;

const editionColumns = {
  updateId: editions.updateId,
  number: editions.number,
  state: sql<"published" | "superseded" | "withdrawn">`${editions.state}`,
  language: editions.language,
  asOf: editions.asOf,
  status: editions.status,
  text: editions.text,
  nextStep: editions.nextStep,
  nextStepOn: editions.nextStepOn,
  waitingFor: editions.waitingFor,
  waitingSince: editions.waitingSince,
  changeNote: editions.changeNote,
  publishedAt: editions.publishedAt,
  endedAt: editions.endedAt,
  withdrawalReason: editions.withdrawalReason,
  evidence: sql<{ url: string; title: string }[]>`coalesce((
    select json_agg(json_build_object('url', e.url, 'title', e.title) order by e.position)
    from ${evidence} e where e.edition_id = ${editions.id}), '[]')`,
  translations: shownTranslations,
};

/** The words of one edition that is or was public. */
export type PublicEdition = Awaited<ReturnType<typeof listPublishedReports>>[number];

/** The published editions of these updates, with institution and evidence. */
export async function listPublishedReports(db: Database, updateIds: readonly number[]) {
  if (updateIds.length === 0) return [];
  return db
    .select({ ...editionColumns, institution: { slug: institutions.slug, name: institutions.name } })
    .from(editions)
    .innerJoin(updates, eq(updates.id, editions.updateId))
    .innerJoin(institutions, eq(institutions.slug, updates.institution))
    .where(and(inArray(editions.updateId, [...updateIds]), eq(editions.state, "published")));
}

export type UpdateInBrief = Awaited<ReturnType<typeof listUpdates>>[number];

/** One line for each of these editions, latest first. `ids` is SQL that has found, and limited, their numbers. */
async function listUpdates(db: Database, ids: SQL) {
  return db
    .select({
      id: editions.updateId,
      edition: editions.id,
      kind: editions.updateKind,
      state: sql<"published" | "withdrawn">`${editions.state}`,
      status: editions.status,
      asOf: editions.asOf,
      publishedAt: editions.publishedAt,
      party: parties.code,
      side: parties.side,
      institution: { slug: institutions.slug, name: institutions.name },
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      title: commitments.title,
    })
    .from(editions)
    .innerJoin(commitments, eq(commitments.id, editions.commitmentId))
    .innerJoin(institutions, eq(institutions.slug, editions.institution))
    .innerJoin(parties, eq(parties.code, editions.party))
    .where(sql`${editions.id} in (${ids})`)
    .orderBy(desc(editions.publishedAt), desc(editions.id));
}

/** Whose updates: everybody's, or those on one commitment or of one institution, the withdrawn among them. */
type Scope = "everybody" | { commitment: number } | { institution: string };

function ofScope(scope: Scope): SQL {
  if (scope === "everybody") return sql`true`;
  return "commitment" in scope
    ? sql`e.commitment_id = ${scope.commitment}`
    : sql`e.institution = ${scope.institution}`;
}

/** One end of a stretch of a list: an edition, which need not be shown any more. */
type From = { edition: number; towards: "older" | "newer" };

const orderOf = (from?: From) =>
  from?.towards === "newer" ? sql`e.published_at, e.id` : sql`e.published_at desc, e.id desc`;

/**
 * The numbers of a scope's editions in the order of its index, from the latest or from one edition onwards. States
 * and limit stand in the query's own text: as parameters they would hide from its plan which index serves it.
 */
function walk(scope: Scope, limit: number, from?: From, columns = sql`e.id`): SQL {
  const states =
    scope === "everybody" ? sql`e.state = 'published'` : sql`e.state in ('published', 'withdrawn')`;
  return sql`select ${columns} from ${editions} e where ${ofScope(scope)} and ${states} ${from ? beyond(scope, from) : sql``}
    order by ${orderOf(from)} limit ${sql.raw(String(limit))}`;
}

/** Matches nothing when the edition is of another scope or was never public. */
function beyond(scope: Scope, { edition, towards }: From): SQL {
  const side = towards === "newer" ? sql`>=` : sql`<`;
  return sql`and (e.published_at, e.id) ${side} ((select e.published_at from ${editions} e
    where e.id = ${edition} and ${ofScope(scope)}), ${edition}::int)`;
}

/** The latest updates of a scope. */
export function listLatest(db: Database, scope: Scope, limit: number): Promise<UpdateInBrief[]> {
  return listUpdates(db, walk(scope, limit));
}

/** The latest published updates on a statement, looked for among the latest on each of its commitments. */
export function listLatestOn(db: Database, statement: string, limit: number): Promise<UpdateInBrief[]> {
  const most = sql.raw(String(limit));
  const latest = sql`select e.id, e.published_at from ${editions} e
    where e.commitment_id = c.id and e.state = 'published' order by e.published_at desc, e.id desc limit ${most}`;
  return listUpdates(
    db,
    sql`select latest.id from ${commitments} c cross join lateral (${latest}) latest
      where c.statement = ${statement} order by latest.published_at desc, latest.id desc limit ${most}`,
  );
}

export type UpdatesPageView = {
  updates: UpdateInBrief[];
  /** The edition after which the page of older ones begins; null on the last page. */
  older: number | null;
  /** The edition after which the page of newer ones begins, `first` if it is the list's first; null on that one. */
  newer: number | "first" | null;
  /** The day back to which it was looked for what fits, where the page was not filled; else null. */
  lookedBackTo: Day | null;
};

/** A page of a list of updates, from its beginning or after one edition; null where nothing comes after it. */
async function readPage(db: Database, scope: Scope, before: number | null): Promise<UpdatesPageView | null> {
  const stretch = (towards: From["towards"]) =>
    walk(scope, UPDATES_PAGE + 1, before === null ? undefined : { edition: before, towards });
  const [rows, newer] = await Promise.all([
    listUpdates(db, stretch("older")),
    before === null ? [] : db.select({ id: sql<number>`newer.id` }).from(sql`(${stretch("newer")}) newer`),
  ]);
  if (before !== null && rows.length === 0) return null;
  const shown = rows.slice(0, UPDATES_PAGE);
  return {
    updates: shown,
    older: rows.length > UPDATES_PAGE ? (shown.at(-1)?.edition ?? null) : null,
    newer: before === null ? null : (newer[UPDATES_PAGE]?.id ?? "first"),
    lookedBackTo: null,
  };
}

/** What a list of updates is narrowed to; null where anything will do. */
export type UpdateFilter = Record<"party" | "area" | "institution" | "kind" | "status", string | null>;

/**
 * So many editions a page of a narrowed list looks through. What is rare among a million is not looked for until it is
 * found: the page says how far it looked, and the next one goes on there.
 */
export const LOOKED_THROUGH = 1_000;

/** The editions that such a page looks through: those of the institution, or all. */
function windowOf({ institution }: UpdateFilter, limit: number, from?: From): SQL {
  const columns = sql`e.id, e.published_at, e.state, e.party, e.update_kind, e.status, e.commitment_id`;
  return walk(institution === null ? "everybody" : { institution }, limit, from, columns);
}

/** The numbers of those among them that fit: as many as a page, and one more. */
function fitting(filter: UpdateFilter, from?: From): SQL {
  const { party, area, kind, status } = filter;
  const inArea = sql`exists (select 1 from ${commitmentAreas} ca
    where ca.commitment_id = e.commitment_id and ca.area = ${area})`;
  const conditions = and(
    sql`e.state = 'published'`,
    party === null ? undefined : sql`e.party = ${party}`,
    kind === null ? undefined : sql`e.update_kind = ${kind}`,
    status === null ? undefined : sql`e.status = ${status}`,
    area === null ? undefined : inArea,
  );
  const limit = from?.towards === "newer" ? LOOKED_THROUGH + 1 : LOOKED_THROUGH;
  return sql`select e.id from (${windowOf(filter, limit, from)}) e where ${conditions}
    order by ${orderOf(from)} limit ${sql.raw(String(UPDATES_PAGE + 1))}`;
}

/** Where the page beside goes on, when this one has looked through its number and there are more; else null. */
async function findEnd(db: Database, filter: UpdateFilter, from?: From) {
  const [last, beyondLast] = await db
    .select({ id: sql<number>`e.id`, publishedOn: sql<Day>`(e.published_at at time zone 'UTC')::date::text` })
    .from(sql`(${windowOf(filter, LOOKED_THROUGH + 1, from)}) e`)
    .orderBy(orderOf(from))
    .offset(LOOKED_THROUGH - 1)
    .limit(2);
  // A page before an edition does not hold it: the one of newer editions begins behind its last.
  return (beyondLast && (from?.towards === "newer" ? beyondLast : last)) ?? null;
}

/** The same as `readPage` of a list that is narrowed: a page may show nothing, and yet others come after it. */
async function readNarrowedPage(
  db: Database,
  filter: UpdateFilter,
  before: number | null,
): Promise<UpdatesPageView | null> {
  const older: From | undefined = before === null ? undefined : { edition: before, towards: "older" };
  const newer: From | undefined = before === null ? undefined : { edition: before, towards: "newer" };
  const [rows, end, newerIds, newerEnd, first] = await Promise.all([
    listUpdates(db, fitting(filter, older)),
    findEnd(db, filter, older),
    newer ? db.select({ id: sql<number>`newer.id` }).from(sql`(${fitting(filter, newer)}) newer`) : [],
    newer ? findEnd(db, filter, newer) : null,
    newer ? db.execute(sql`select 1 from (${windowOf(filter, 1, newer)}) e`) : [],
  ]);
  if (newer && first.length === 0) return null;
  const shown = rows.slice(0, UPDATES_PAGE);
  const isFull = rows.length > UPDATES_PAGE;
  return {
    updates: shown,
    older: isFull ? (shown.at(-1)?.edition ?? null) : (end?.id ?? null),
    newer: newer ? (newerIds[UPDATES_PAGE]?.id ?? newerEnd?.id ?? "first") : null,
    lookedBackTo: isFull ? null : (end?.publishedOn ?? null),
  };
}

/** A page of what was published, all of it or what fits the filter. */
export const updatesPage = publicQuery({
  tags: () => [LATEST_TAG],
  read: (db, { before, filter }: { before: number | null; filter?: UpdateFilter }) =>
    filter ? readNarrowedPage(db, filter, before) : readPage(db, "everybody", before),
});

/** Older updates on one commitment; null when there are none, or no such commitment. */
export const commitmentUpdatesPage = publicQuery({
  tags: ({ statement, reference }: { statement: string; reference: CommitmentReference; before: number }) => [
    commitmentTag(statement, reference),
  ],
  async read(db, { statement, reference, before }) {
    const [commitment] = await db
      .select({ id: commitments.id, title: commitments.title, statementTitle: statements.title })
      .from(commitments)
      .innerJoin(statements, eq(statements.slug, commitments.statement))
      .where(
        and(
          eq(commitments.statement, statement),
          eq(commitments.clause, reference.clause),
          eq(commitments.ordinal, reference.ordinal),
        ),
      );
    const page = commitment && (await readPage(db, { commitment: commitment.id }, before));
    return page ? { ...commitment, ...page } : null;
  },
});

/** Older updates of one institution; null when there are none, or no such institution. */
export const institutionUpdatesPage = publicQuery({
  tags: ({ institution }: { institution: string; before: number }) => [institutionTag(institution)],
  async read(db, { institution: slug, before }) {
    const [[institution], page] = await Promise.all([
      db.select({ name: institutions.name }).from(institutions).where(eq(institutions.slug, slug)),
      readPage(db, { institution: slug }, before),
    ]);
    return institution && page ? { ...institution, ...page } : null;
  },
});

export type UpdateView = NonNullable<Awaited<ReturnType<typeof readUpdate>>>;

/** One update with every edition that ever was public; null when there is none. */
export const updatePage = publicQuery({
  tags: ({ id }: { id: number }) => [updateTag(id)],
  read: (db, { id }) => readUpdate(db, id),
});

async function readUpdate(db: Database, id: number) {
  const [[update], rows] = await Promise.all([
    db
      .select({
        id: updates.id,
        kind: updates.kind,
        confirmsId: updates.confirmsId,
        confirmsPublic: sql<boolean>`exists(select 1 from ${editions} e
          where e.update_id = ${updates.confirmsId} and e.state = 'published')`,
        party: parties.code,
        side: parties.side,
        institution: { slug: institutions.slug, name: institutions.name },
        statement: commitments.statement,
        statementTitle: statements.title,
        clause: commitments.clause,
        ordinal: commitments.ordinal,
        commitmentKind: commitments.kind,
        title: commitments.title,
      })
      .from(updates)
      .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
      .innerJoin(statements, eq(statements.slug, commitments.statement))
      .innerJoin(institutions, eq(institutions.slug, updates.institution))
      .innerJoin(parties, eq(parties.code, updates.party))
      .where(eq(updates.id, id)),
    db
      .select(editionColumns)
      .from(editions)
      .innerJoin(updates, eq(updates.id, editions.updateId))
      .where(and(eq(editions.updateId, id), inArray(editions.state, [...EVER_PUBLIC])))
      .orderBy(desc(editions.number)),
  ]);
  const [latest] = rows;
  if (!update || !latest) return null;
  const withdrawn = rows.find((edition) => edition.state === "withdrawn") ?? null;
  return {
    ...update,
    parties: await listParties(db, update.statement),
    current: rows.find((edition) => edition.state === "published") ?? null,
    withdrawal: withdrawn && { reason: withdrawn.withdrawalReason ?? "", at: withdrawn.endedAt },
    // What was withdrawn is not shown again, neither its last edition nor those before it.
    editions: withdrawn
      ? rows.map((edition) => ({
          ...edition,
          text: "",
          nextStep: "",
          changeNote: "",
          evidence: [],
          translations: [],
        }))
      : rows,
  };
}

export type PartyInBrief = Awaited<ReturnType<typeof listParties>>[number];

/** The parties of a statement as it lists them. */
export async function listParties(db: Database, statement: string) {
  return db
    .select({ code: parties.code, name: parties.name, side: parties.side })
    .from(statementParties)
    .innerJoin(parties, eq(parties.code, statementParties.party))
    .where(eq(statementParties.statement, statement))
    .orderBy(asc(statementParties.position));
}
