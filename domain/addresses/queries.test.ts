import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { editions } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { STORY_STATEMENT, tellStory } from "@/db/testing-story";
import { listPart, listParts, UPDATES_PART } from "@/domain/addresses/queries";
import type { Person } from "@/domain/people/rules";

/** A report of the Kazakh side on commitment 1.1 with a number of its own, in some state. */
async function tellReport(
  tx: Database,
  id: number,
  state: "published" | "draft" | "withdrawn",
  author: Person,
) {
  await tx.execute(sql`insert into updates (id, commitment_id, commitment_kind, institution, party, kind)
    overriding system value
    select ${id}, c.id, c.kind, ${author.institution}, 'kz', 'report' from commitments c
    where c.statement = ${STORY_STATEMENT} and c.clause = 1 and c.ordinal = 1`);
  await tx.execute(sql`insert into editions (update_id, commitment_kind, update_kind, number, state, language, as_of,
      status, text, author_id, published_at, withdrawal_reason)
    select id, commitment_kind, kind, 1, ${state}, 'en', '2026-11-01', 'under-way', 'They met.', ${author.id},
      timestamptz '2026-11-02 10:00Z', ${state === "withdrawn" ? "By mistake." : null}
    from updates where id = ${id}`);
}

test("every part has its pages, and each published update stands in one of them", async () => {
  await inTransaction(async (tx) => {
    const { kzOne } = await tellStory(tx);
    const [before] = await tx
      .select({ last: sql<number>`coalesce(max(${editions.updateId}), 0)` })
      .from(editions)
      .where(eq(editions.state, "published"));
    const base = Math.ceil((before?.last ?? 0) / UPDATES_PART) * UPDATES_PART + UPDATES_PART;
    await tellReport(tx, base, "published", kzOne);
    await tellReport(tx, base + 1, "published", kzOne);
    await tellReport(tx, base + 2, "withdrawn", kzOne);
    await tellReport(tx, base + 3, "draft", kzOne);
    await tellReport(tx, base + UPDATES_PART, "draft", kzOne);

    const parts = await listParts(tx);
    expect(parts).toContain("pages");
    expect(parts).toContain(`statement-${STORY_STATEMENT}`);
    expect(parts.at(-1)).toBe(`updates-${base / UPDATES_PART + 1}`);
    const listed = await Promise.all(parts.map((part) => listPart(tx, part)));
    const paths = listed.flatMap((pages) => pages?.map(({ path }) => path) ?? ["a part that is none"]);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining([
        "",
        "/about",
        `/institutions/${kzOne.institution}`,
        `/statements/${STORY_STATEMENT}`,
        `/statements/${STORY_STATEMENT}/clauses/1`,
        `/statements/${STORY_STATEMENT}/commitments/1-1`,
        `/updates/${base}`,
        `/updates/${base + 1}`,
      ]),
    );
    for (const id of [base + 2, base + 3, base + UPDATES_PART]) expect(paths).not.toContain(`/updates/${id}`);
    expect(await listPart(tx, `updates-${base / UPDATES_PART}`)).toContainEqual({
      path: `/updates/${base}`,
      since: "2026-11-02",
    });
  });
});

test.each([
  "",
  "page",
  "statement-none",
  "statement-",
  "updates-0",
  "updates-01",
  "updates-999999",
  "updates-1e3",
])("there is no part %s", async (part) => {
  await inTransaction(async (tx) => {
    await tellStory(tx);
    expect(await listPart(tx, part)).toBeNull();
  });
});
