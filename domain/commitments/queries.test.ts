import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { areas } from "@/db/schema/areas";
import { inTransaction } from "@/db/testing";
import { STORY_STATEMENT, tellStory } from "@/db/testing-story";
import { areaPage, areasPage } from "@/domain/areas/queries";
import type { CommitmentsPageView } from "@/domain/commitments/queries";
import { institutionPage } from "@/domain/institutions/queries";

const TODAY = "2026-11-20";
const STATEMENTS = 9;
const EACH = 5;

/** Nine more statements, one signed each year since 2001, with five commitments each, all of them in one area. */
async function tellStatements(tx: Database) {
  await tellStory(tx);
  await tx.insert(areas).values({
    slug: "test-area",
    position: 1,
    lead: true,
    name: { en: "Area" },
    description: { en: "An area." },
  });
  await tx.execute(sql`
    insert into statements (slug, title, place, signed_on, source_publisher, source_url, source_accessed_on, language, lead_in)
    select 'earlier-' || n, title, place, date '2000-06-01' + n * 365, source_publisher, source_url,
      source_accessed_on, language, lead_in
    from statements, generate_series(1, ${STATEMENTS}) n where slug = ${STORY_STATEMENT}`);
  await tx.execute(sql`
    insert into statement_parties select s.slug, p.party, p.position from statements s, statement_parties p
    where s.slug like 'earlier-%' and p.statement = ${STORY_STATEMENT}`);
  await tx.execute(sql`
    insert into clauses select s.slug, 1, c.title, c.official_text, c.comparable_text from statements s, clauses c
    where s.slug like 'earlier-%' and c.statement = ${STORY_STATEMENT}`);
  await tx.execute(sql`
    with made as (
      insert into commitments (statement, clause, ordinal, kind, title, summary)
      select s.slug, 1, n, 'process', c.title, c.summary
      from statements s, generate_series(1, ${EACH}) n, commitments c
      where s.slug like 'earlier-%' and c.statement = ${STORY_STATEMENT} and c.ordinal = 1 returning id),
    placed as (insert into commitment_areas select id, 'test-area' from made)
    insert into commitment_institutions (commitment_id, institution, role)
    select id, 'test-kz-energy', case when id % 2 = 0 then 'lead' else 'supporting' end from made`);
}

type Page = Pick<CommitmentsPageView, "older" | "newer"> & { statements: string[] };

async function walkPages(read: (before: string | null) => Promise<Page>): Promise<Page[]> {
  const pages = [await read(null)];
  for (let older = pages[0]?.older; older; older = pages.at(-1)?.older) pages.push(await read(older));
  return pages;
}

const inOrder = Array.from({ length: STATEMENTS }, (_, index) => `earlier-${STATEMENTS - index}`);
const ofEach = (slugs: string[]) => slugs.flatMap((slug) => Array.from({ length: EACH }, () => slug));

test("the pages of an area hold whole statements, the one signed last first, and lead back", async () => {
  await inTransaction(async (tx) => {
    await tellStatements(tx);
    const pages = await walkPages(async (before) => {
      const page = await areaPage.read(tx, { area: "test-area", before }, TODAY);
      if (!page) throw new Error(`there is no page before ${before}`);
      return { ...page, statements: page.commitments.map(({ statement }) => statement) };
    });
    expect(pages.map(({ statements }) => statements)).toEqual(
      [0, 2, 4, 6, 8].map((from) => ofEach(inOrder.slice(from, from + 2))),
    );
    expect(pages.map(({ newer }) => newer)).toEqual([
      null,
      "first",
      ...inOrder.filter((_, at) => [1, 3, 5].includes(at)),
    ]);
    expect(await areaPage.read(tx, { area: "test-area", before: "earlier-1" }, TODAY)).toBeNull();
    expect(await areaPage.read(tx, { area: "test-area", before: "nothing" }, TODAY)).toBeNull();
  });
});

test("the pages of an institution hold what it leads and what it supports in the same statements", async () => {
  await inTransaction(async (tx) => {
    await tellStatements(tx);
    const pages = await walkPages(async (before) => {
      const page = await institutionPage.read(tx, { institution: "test-kz-energy", before }, TODAY);
      if (!page) throw new Error(`there is no page before ${before}`);
      expect(page.leads.every(({ id }) => id % 2 === 0)).toBe(true);
      const all = [...page.leads, ...page.supports];
      return {
        ...page,
        statements: all
          .map(({ statement }) => statement)
          .toSorted()
          .reverse(),
      };
    });
    expect(pages.flatMap(({ statements }) => statements)).toEqual(ofEach(inOrder));
  });
});

test("the overview of areas counts the commitments of the statement signed last, and no others", async () => {
  await inTransaction(async (tx) => {
    await tellStatements(tx);
    const seen = await areasPage.read(tx, {}, TODAY);
    expect(seen.find(({ slug }) => slug === "test-area")?.commitments).toEqual([]);
  });
});
