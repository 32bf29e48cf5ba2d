import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { takeContentLock } from "@/db/content-lock";
import { prepared } from "@/db/prepared";
import { searchThings, searchUpdates, searchWords } from "@/db/schema/search";
import { editions, evidence } from "@/db/schema/updates";
import { listThings, type Thing } from "@/domain/search-index/queries";
import {
  indexFields,
  indexUpdateWords,
  markOf,
  SEARCH_VERSION,
  THING_KINDS,
  type ThingKind,
  type UpdateWords,
} from "@/domain/search-index/rules";
import { shownTranslations } from "@/domain/updates/queries";

/** So many updates are indexed in one transaction, where many have to be. */
const BATCH = 1_000;

/** A published report whose words are to be found. */
export type IndexedUpdate = UpdateWords & { updateId: number; editionId: number; publishedAt: Date };

/**
 * Lets readers find these updates by the words of their editions; call it in the transaction that publishes. That
 * they are found no longer once withdrawn or superseded, the database sees to itself.
 */
export async function indexUpdates(tx: Database, updates: readonly IndexedUpdate[]): Promise<void> {
  if (updates.length === 0) return;
  const indexed = updates.map((update) => ({ ...update, ...indexUpdateWords(update) }));
  // Sent together, done in this order.
  await Promise.all([
    ...indexed.map(({ updateId, editionId, publishedAt, vector }) =>
      putUpdate(tx, { updateId, editionId, publishedAt, words: vector }),
    ),
    addWords(
      tx,
      indexed.flatMap(({ words }) => words),
    ),
  ]);
}

type IndexedRow = Omit<typeof searchUpdates.$inferSelect, "version">;

const putUpdate = prepared((db, { updateId, editionId, publishedAt, words }: IndexedRow) => {
  const content = { editionId, publishedAt, words, version: SEARCH_VERSION };
  return db
    .insert(searchUpdates)
    .values({ updateId, ...content })
    .onConflictDoUpdate({ target: searchUpdates.updateId, set: content });
});

/** Lets readers find one thing that was added or has changed. */
export async function indexThing(tx: Database, kind: ThingKind, key: string): Promise<void> {
  await writeThings(tx, await listThings(tx, [{ kind, keys: [key] }]));
}

/** Lets readers find everything but updates as it stands now, and forgets what is no longer there. */
export async function indexThings(tx: Database): Promise<void> {
  const things = await listThings(
    tx,
    THING_KINDS.map((kind) => ({ kind, keys: null })),
  );
  for (const kind of THING_KINDS) {
    const keys = things.filter((thing) => thing.kind === kind).map(({ key }) => key);
    const gone = sql`not ${searchThings.key} = any(select json_array_elements_text(${JSON.stringify(keys)}::json))`;
    await tx.delete(searchThings).where(and(eq(searchThings.kind, kind), gone));
  }
  await writeThings(tx, things);
}

async function writeThings(tx: Database, things: readonly Thing[]): Promise<void> {
  const words: string[] = [];
  for (let from = 0; from < things.length; from += BATCH) {
    const rows = things.slice(from, from + BATCH).map((thing) => {
      const { vector, words: own } = indexFields(fieldsOf(thing), [markOf(thing.kind)]);
      words.push(...own);
      const { kind, key, day, position } = thing;
      return { kind, key, day, position, version: SEARCH_VERSION, words: vector };
    });
    await tx
      .insert(searchThings)
      .values(rows)
      .onConflictDoUpdate({
        target: [searchThings.kind, searchThings.key],
        set: {
          day: sql`excluded.day`,
          position: sql`excluded.position`,
          version: sql`excluded.version`,
          words: sql`excluded.words`,
        },
      });
  }
  await addWords(tx, words);
}

function fieldsOf({ citation, title, text }: Thing) {
  return [
    { text: citation, isTitle: true },
    ...Object.values(title).map((one) => ({ text: one, isTitle: true })),
    ...Object.values(text).map((one) => ({ text: one, isTitle: false })),
  ];
}

/**
 * Remembers words that may be typed. In one order, so that two publications that bring the same new words never wait
 * for each other in a ring; known words are only looked at, and nothing counts how often one occurs.
 */
export async function addWords(tx: Database, words: readonly string[]): Promise<void> {
  await insertWords(tx, { ordered: JSON.stringify([...new Set(words)].sort()) });
}

const insertWords = prepared((db, { ordered }: { ordered: string }) =>
  db
    .insert(searchWords)
    .select(
      sql`select word from json_array_elements_text(${ordered}::json) with ordinality as given (word, place)
        where not exists (select from ${searchWords} known where known.word = given.word) order by place`,
    )
    .onConflictDoNothing(),
);

/**
 * Makes good whatever the index lacks: an update that was published before there was one or by an older release, one
 * that is no longer public, words that were cut by older rules. In batches, and once begun it goes on where it was.
 */
export async function indexEverything(db: Database): Promise<{ updates: number }> {
  await db.transaction(async (tx) => {
    await takeContentLock(tx);
    await tx
      .delete(searchUpdates)
      .where(
        sql`not exists (select from ${editions} e where e.id = ${searchUpdates.editionId} and e.state = 'published')`,
      );
    const [known] = await tx.execute<{ isCurrent: boolean }>(
      sql`select coalesce(bool_and(version = ${SEARCH_VERSION}), false) as "isCurrent" from ${searchThings}`,
    );
    if (!known?.isCurrent) await indexThings(tx);
  });
  let updates = 0;
  for (let after = 0; ; ) {
    const batch = await db.transaction(async (tx) => {
      await takeContentLock(tx);
      const missing = await listMissing(tx, after);
      await indexUpdates(tx, missing);
      return missing;
    });
    updates += batch.length;
    after = batch.at(-1)?.updateId ?? after;
    if (batch.length < BATCH) return { updates };
  }
}

/** Published reports after an update's number whose words are not in the index as they should be. */
async function listMissing(tx: Database, after: number): Promise<IndexedUpdate[]> {
  const rows = await tx
    .select({
      updateId: editions.updateId,
      editionId: editions.id,
      publishedAt: editions.publishedAt,
      text: editions.text,
      nextStep: editions.nextStep,
      evidence: sql<
        { title: string }[]
      >`coalesce((select json_agg(json_build_object('title', e.title) order by e.position)
        from ${evidence} e where e.edition_id = ${editions.id}), '[]')`,
      translations: shownTranslations,
    })
    .from(editions)
    .leftJoin(
      searchUpdates,
      sql`${searchUpdates.updateId} = ${editions.updateId} and ${searchUpdates.editionId} = ${editions.id}
        and ${searchUpdates.version} = ${SEARCH_VERSION}`,
    )
    .where(
      sql`${editions.state} = 'published' and ${editions.updateKind} = 'report' and ${editions.updateId} > ${after}
        and ${searchUpdates.updateId} is null`,
    )
    .orderBy(editions.updateId)
    .limit(BATCH);
  return rows.flatMap((row) => (row.publishedAt ? [{ ...row, publishedAt: row.publishedAt }] : []));
}
