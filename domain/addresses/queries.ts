import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { areas } from "@/db/schema/areas";
import { commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { clauses, statements } from "@/db/schema/statements";
import { editions } from "@/db/schema/updates";
import { addressPart } from "@/domain/commitments/rules";
import { dayOf } from "@/lib/dates";
import type { Listed } from "@/lib/sitemap";

/**
 * The addresses of all public pages, in parts that stay small however much is published: `pages`, `statement-<slug>`
 * for each statement, and `updates-<n>` for so many update numbers each.
 */
export const UPDATES_PART = 1_000;

/** Each of these lists is short; a fault that makes one endless must not make it a large page too. */
const MOST = 5_000;

const FIXED = ["", "/areas", "/updates", "/milestones", "/search", "/about"];

/** The names of all parts. */
export async function listParts(db: Database): Promise<string[]> {
  const [signed, last] = await Promise.all([
    db.select({ slug: statements.slug }).from(statements).orderBy(asc(statements.slug)).limit(MOST),
    findLastUpdate(db),
  ]);
  const updateParts = Math.ceil(last / UPDATES_PART);
  return [
    "pages",
    ...signed.map(({ slug }) => `statement-${slug}`),
    ...Array.from({ length: updateParts }, (_, at) => `updates-${at + 1}`),
  ];
}

/** The pages of a part, those of one query in the order of an index; null when there is no such part. */
export async function listPart(db: Database, part: string): Promise<Listed[] | null> {
  if (part === "pages") return listPages(db);
  const [, statement] = /^statement-([a-z0-9-]{1,100})$/.exec(part) ?? [];
  if (statement) return listPagesOf(db, statement);
  const [, number] = /^updates-([1-9]\d{0,5})$/.exec(part) ?? [];
  return number ? listUpdatePages(db, Number(number)) : null;
}

async function listPages(db: Database): Promise<Listed[]> {
  const [fields, ministries] = await Promise.all([
    db.select({ slug: areas.slug }).from(areas).orderBy(asc(areas.position)).limit(MOST),
    db.select({ slug: institutions.slug }).from(institutions).orderBy(asc(institutions.slug)).limit(MOST),
  ]);
  return [
    ...FIXED.map((path) => ({ path })),
    ...fields.map(({ slug }) => ({ path: `/areas/${slug}` })),
    ...ministries.map(({ slug }) => ({ path: `/institutions/${slug}` })),
  ];
}

async function listPagesOf(db: Database, statement: string): Promise<Listed[] | null> {
  const [numbers, promises] = await Promise.all([
    db
      .select({ number: clauses.number })
      .from(clauses)
      .where(eq(clauses.statement, statement))
      .orderBy(asc(clauses.number))
      .limit(MOST),
    db
      .select({ clause: commitments.clause, ordinal: commitments.ordinal })
      .from(commitments)
      .where(eq(commitments.statement, statement))
      .orderBy(asc(commitments.clause), asc(commitments.ordinal))
      .limit(MOST),
  ]);
  if (numbers.length === 0) return null;
  const address = `/statements/${statement}`;
  return [
    { path: address },
    { path: `${address}/commitments` },
    ...numbers.map(({ number }) => ({ path: `${address}/clauses/${number}` })),
    ...promises.map((reference) => ({ path: `${address}/commitments/${addressPart(reference)}` })),
  ];
}

/** Of the withdrawn none: their addresses stay, but nobody should be led there. */
async function listUpdatePages(db: Database, part: number): Promise<Listed[] | null> {
  const first = (part - 1) * UPDATES_PART + 1;
  if (first > (await findLastUpdate(db))) return null;
  const rows = await db
    .select({ id: editions.updateId, publishedAt: editions.publishedAt })
    .from(editions)
    .where(
      and(
        eq(editions.state, sql`'published'`),
        sql`${editions.updateId} between ${first} and ${first + UPDATES_PART - 1}`,
      ),
    )
    .orderBy(asc(editions.updateId));
  return rows.map(({ id, publishedAt }) => ({
    path: `/updates/${id}`,
    ...(publishedAt ? { since: dayOf(publishedAt) } : {}),
  }));
}

/** The highest number of a published update; 0 while there is none. */
async function findLastUpdate(db: Database): Promise<number> {
  const [last] = await db
    .select({ id: editions.updateId })
    .from(editions)
    .where(eq(editions.state, sql`'published'`))
    .orderBy(sql`${editions.updateId} desc`)
    .limit(1);
  return last?.id ?? 0;
}
