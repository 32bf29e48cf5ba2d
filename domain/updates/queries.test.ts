import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/testing";
import { STORY_STATEMENT, tellStory } from "@/db/testing-story";
import {
  commitmentUpdatesPage,
  institutionUpdatesPage,
  LOOKED_THROUGH,
  UPDATES_PAGE,
  type UpdateFilter,
  type UpdatesPageView,
  updatesPage,
} from "@/domain/updates/queries";

const TODAY = "2026-11-20";
const REPORTS = UPDATES_PAGE * 2 + 7;

/** Of so many reports one is rare: paused. */
const RARE = 400;

/** So many published reports on commitment 1.1, three of them at each moment, and as many drafts. */
async function tellReports(tx: Database, reports = REPORTS) {
  const { kzOne } = await tellStory(tx);
  await tx.execute(sql`
    with reports as (
      insert into updates (commitment_id, commitment_kind, institution, party, kind)
      select c.id, c.kind, ${kzOne.institution}, 'kz', 'report'
      from commitments c, generate_series(1, ${reports * 2}) where c.statement = ${STORY_STATEMENT} and c.ordinal = 1
      returning id, commitment_kind),
    numbered as (select *, row_number() over (order by id) as number from reports)
    insert into editions (update_id, commitment_kind, update_kind, number, state, language, as_of, status, text,
      author_id, published_at)
    select id, commitment_kind, 'report', 1, case when number % 2 = 0 then 'published' else 'draft' end, 'en',
      '2026-11-01', case when number % ${RARE * 2} = 0 then 'paused' else 'under-way' end, 'They met.', ${kzOne.id},
      case when number % 2 = 0 then timestamptz '2026-11-01' + (number / 6) * interval '1 hour' end
    from numbered`);
}

type Read = (before: number | null) => Promise<UpdatesPageView | null>;

/** Goes from the first page to the last by the links that they give. */
async function walkPages(read: Read, from: number | null) {
  const pages: UpdatesPageView[] = [];
  for (let before: number | null | undefined = from; before !== undefined; ) {
    const page: UpdatesPageView | null = await read(before);
    if (!page) throw new Error(`there is no page before ${before}`);
    pages.push(page);
    before = page.older ?? undefined;
  }
  return pages;
}

test("the pages of a list hold each published update once, latest first, and lead back", async () => {
  await inTransaction(async (tx) => {
    await tellReports(tx);
    const read: Read = (before) => updatesPage.read(tx, { before }, TODAY);
    const pages = await walkPages(read, null);
    expect(pages.map(({ updates }) => updates.length)).toEqual([UPDATES_PAGE, UPDATES_PAGE, 7]);
    const shown = pages.flatMap(({ updates }) => updates);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(REPORTS);
    const order = shown.map(({ publishedAt, edition }) => [publishedAt?.getTime() ?? 0, edition]);
    expect(order).toEqual(order.toSorted(([a = 0, c = 0], [b = 0, d = 0]) => b - a || d - c));
    expect(pages.map(({ newer }) => newer)).toEqual([null, "first", pages[0]?.older]);
    expect(await read(shown.at(-1)?.edition ?? 0)).toBeNull();
  });
});

test("the lists of a commitment and of an institution go on in the same way, each with its own updates", async () => {
  await inTransaction(async (tx) => {
    await tellReports(tx);
    const first = await updatesPage.read(tx, { before: null }, TODAY);
    const from = first?.updates[0]?.edition ?? 0;
    const reference = { clause: 1, ordinal: 1 };
    const ofCommitment: Read = (before) =>
      commitmentUpdatesPage.read(tx, { statement: STORY_STATEMENT, reference, before: before ?? 0 }, TODAY);
    const ofInstitution = (institution: string, before: number | null) =>
      institutionUpdatesPage.read(tx, { institution, before: before ?? 0 }, TODAY);
    for (const read of [
      ofCommitment,
      (before: number | null) => ofInstitution("test-kz-transport", before),
    ]) {
      const shown = (await walkPages(read, from)).flatMap(({ updates }) => updates);
      expect(shown).toHaveLength(REPORTS - 1);
    }
    expect(await ofInstitution("test-kz-energy", from)).toBeNull();
    const elsewhere = { statement: STORY_STATEMENT, reference: { clause: 1, ordinal: 2 }, before: from };
    expect(await commitmentUpdatesPage.read(tx, elsewhere, TODAY)).toBeNull();
  });
});

test("a page keeps its place although its edition has been superseded, and none begins at a draft", async () => {
  await inTransaction(async (tx) => {
    await tellReports(tx);
    const first = await updatesPage.read(tx, { before: null }, TODAY);
    const before = first?.older ?? 0;
    const second = await updatesPage.read(tx, { before }, TODAY);
    await tx.execute(sql`update editions set state = 'superseded', ended_at = now() where id = ${before}`);
    expect(await updatesPage.read(tx, { before }, TODAY)).toMatchObject({ updates: second?.updates });
    const [draft] = await tx.execute<{ id: number }>(
      sql`select min(id) as id from editions where state = 'draft'`,
    );
    expect(await updatesPage.read(tx, { before: draft?.id ?? 0 }, TODAY)).toBeNull();
  });
});

const ANY: UpdateFilter = { party: null, area: null, institution: null, kind: null, status: null };

test("a narrowed list holds just what fits, page by page", async () => {
  await inTransaction(async (tx) => {
    await tellReports(tx);
    const idsOf = async (filter: Partial<UpdateFilter>) => {
      const read: Read = (before) => updatesPage.read(tx, { before, filter: { ...ANY, ...filter } }, TODAY);
      const pages = await walkPages(read, null);
      return pages.flatMap(({ updates }) => updates.map(({ id }) => id));
    };
    const all = await walkPages((before) => updatesPage.read(tx, { before }, TODAY), null);
    const ids = all.flatMap(({ updates }) => updates.map(({ id }) => id));
    for (const filter of [{ party: "kz" }, { institution: "test-kz-transport" }, { kind: "report" }])
      expect(await idsOf({ ...filter, status: "under-way" })).toEqual(ids);
    expect(await idsOf({ area: "nowhere" })).toEqual([]);
    await tx.execute(sql`insert into areas (slug, position, lead, name, description)
      values ('test-area', 99, true, '{"en":"Area"}', '{"en":"An area."}')`);
    await tx.execute(sql`insert into commitment_areas select id, 'test-area' from commitments
      where statement = ${STORY_STATEMENT}`);
    expect(await idsOf({ area: "test-area" })).toEqual(ids);
    for (const filter of [{ party: "rs" }, { institution: "test-kz-energy" }, { kind: "no-change" }])
      expect(await idsOf(filter)).toEqual([]);
  });
});

test("what is rare is found on several pages, each of which looks through so many and no more", async () => {
  await inTransaction(async (tx) => {
    await tellReports(tx, LOOKED_THROUGH * 2 + RARE + 1);
    for (const institution of [null, "test-kz-transport"]) {
      const filter = { ...ANY, institution, status: "paused" };
      const read: Read = (before) => updatesPage.read(tx, { before, filter }, TODAY);
      const pages = await walkPages(read, null);
      const found = pages.map(({ updates }) => updates.length);
      expect(found).toHaveLength(3);
      expect(found.reduce((sum, one) => sum + one, 0)).toBe(
        Math.floor((LOOKED_THROUGH * 2 + RARE + 1) / RARE),
      );
      expect(pages.map(({ lookedBackTo }) => lookedBackTo !== null)).toEqual([true, true, false]);
      expect(pages.map(({ newer }) => newer)).toEqual([null, "first", expect.any(Number)]);
      const back = pages[2]?.newer;
      const second = await read(typeof back === "number" ? back : null);
      expect(second?.updates.every(({ status }) => status === "paused")).toBe(true);
    }
    expect(
      await updatesPage.read(tx, { before: 999_999_999, filter: { ...ANY, status: "paused" } }, TODAY),
    ).toBeNull();
  });
});
