import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { parties, statementParties, statements } from "@/db/schema/statements";
import { editions, evidence, updates } from "@/db/schema/updates";
import { LATEST_TAG, updateTag } from "@/domain/log/rules";
import { EVER_PUBLIC } from "@/domain/updates/rules";
import { publicQuery } from "@/lib/cache";

export const UPDATES_PAGE = 50;

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

/**
 * One line for each update, latest first: its published edition, and where `withdrawn` is asked for, its
 * withdrawn one. Drafts and editions under review are never in it.
 */
export async function listUpdates(
  db: Database,
  options: { which?: SQL; withdrawn?: boolean; limit: number; offset?: number },
) {
  const shown = options.withdrawn
    ? inArray(editions.state, ["published", "withdrawn"])
    : eq(editions.state, "published");
  return db
    .select({
      id: updates.id,
      kind: updates.kind,
      state: sql<"published" | "withdrawn">`${editions.state}`,
      status: editions.status,
      asOf: editions.asOf,
      publishedAt: editions.publishedAt,
      side: parties.side,
      institution: { slug: institutions.slug, name: institutions.name },
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      title: commitments.title,
    })
    .from(editions)
    .innerJoin(updates, eq(updates.id, editions.updateId))
    .innerJoin(commitments, eq(commitments.id, updates.commitmentId))
    .innerJoin(institutions, eq(institutions.slug, updates.institution))
    .innerJoin(parties, eq(parties.code, updates.party))
    .where(and(shown, options.which))
    .orderBy(desc(editions.publishedAt), desc(editions.id))
    .limit(options.limit)
    .offset(options.offset ?? 0);
}

/** One page of what was published, counted from 1. */
export const updatesPage = publicQuery({
  tags: () => [LATEST_TAG],
  async read(db, { page }: { page: number }) {
    const rows = await listUpdates(db, { limit: UPDATES_PAGE + 1, offset: (page - 1) * UPDATES_PAGE });
    return { updates: rows.slice(0, UPDATES_PAGE), hasOlder: rows.length > UPDATES_PAGE };
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
      ? rows.map((edition) => ({ ...edition, text: "", nextStep: "", changeNote: "", evidence: [] }))
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
