import { and, eq, ne } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { publicationLog } from "@/db/schema/publication-log";
import { editions, updates } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { areaPage, areasPage } from "@/domain/areas/queries";
import { commitmentPage } from "@/domain/commitments/queries";
import { loadDemonstration } from "@/domain/demonstration/commands";
import { institutionPage } from "@/domain/institutions/queries";
import { correctionsPage } from "@/domain/log/queries";
import { milestonesPage } from "@/domain/milestones/queries";
import { loadStatements } from "@/domain/statements/commands";
import { clausePage, homePage, statementPage } from "@/domain/statements/queries";
import { UPDATES_PAGE, updatePage, updatesPage } from "@/domain/updates/queries";

const NOW = new Date("2026-11-20T09:00:00Z");
const TODAY = "2026-11-20";
const statement = "kz-rs-2026";

/** Every public page of the demonstration, read in the transaction that told it. */
function readPages() {
  return inTransaction(async (tx) => {
    const empty = await homePage.read(tx, {}, TODAY);
    await loadStatements(tx, "content", NOW);
    await loadDemonstration(tx, "content", NOW);
    await tx.insert(publicationLog).values({ action: "correction", subject: "updates/1", record: "{}" });
    const ofState = (state: "withdrawn" | "superseded") =>
      tx.select({ id: editions.updateId }).from(editions).where(eq(editions.state, state)).limit(1);
    const [withdrawn] = await ofState("withdrawn");
    const [superseded] = await ofState("superseded");
    const [neverPublic] = await tx
      .select({ id: updates.id })
      .from(updates)
      .innerJoin(editions, and(eq(editions.updateId, updates.id), eq(editions.number, 1)))
      .where(eq(editions.state, "submitted"))
      .limit(1);
    const [confirmation] = await tx
      .select({ id: updates.id })
      .from(updates)
      .innerJoin(editions, eq(editions.updateId, updates.id))
      .where(and(ne(updates.kind, "report"), eq(editions.state, "published")))
      .limit(1);
    const update = (row: { id: number } | undefined) => updatePage.read(tx, { id: row?.id ?? 0 }, TODAY);
    const commitment = (clause: number, ordinal: number) =>
      commitmentPage.read(tx, { statement, reference: { clause, ordinal } }, TODAY);
    return {
      empty,
      home: await homePage.read(tx, {}, TODAY),
      areas: await areasPage.read(tx, {}, TODAY),
      area: await areaPage.read(tx, { area: "energy", before: null }, TODAY),
      statement: await statementPage.read(tx, { statement }, TODAY),
      clause: await clausePage.read(tx, { statement, number: 6 }, TODAY),
      lastClause: await clausePage.read(tx, { statement, number: 19 }, TODAY),
      energy: await commitment(6, 2),
      untold: await commitment(12, 1),
      latest: await updatesPage.read(tx, { before: null }, TODAY),
      behind: await updatesPage.read(tx, { before: 999_999_999 }, TODAY),
      withdrawn: await update(withdrawn),
      superseded: await update(superseded),
      neverPublic: await update(neverPublic),
      confirmation: await update(confirmation),
      institution: await institutionPage.read(tx, { institution: "kz-energy", before: null }, TODAY),
      milestones: await milestonesPage.read(tx, { before: null }, TODAY),
      corrections: await correctionsPage.read(tx, {}, TODAY),
      unknown: [
        await areaPage.read(tx, { area: "nothing", before: null }, TODAY),
        await statementPage.read(tx, { statement: "nothing" }, TODAY),
        await clausePage.read(tx, { statement, number: 99 }, TODAY),
        await commitment(6, 99),
        await update(undefined),
        await institutionPage.read(tx, { institution: "nothing", before: null }, TODAY),
      ],
    };
  });
}

describe("the public pages", () => {
  let pages: Awaited<ReturnType<typeof readPages>>;
  beforeAll(async () => {
    pages = await readPages();
  });

  it("have nothing to show before a statement is loaded, and nothing at unknown addresses", () => {
    expect(pages.empty).toBeNull();
    expect(pages.unknown).toEqual([null, null, null, null, null, null]);
  });

  it("count the statement, its areas and what moved on the home page", () => {
    expect(pages.home?.statement).toMatchObject({ slug: statement, clauses: 19 });
    expect(pages.home?.areas.filter((area) => area.lead)).toHaveLength(6);
    expect(pages.home?.areas.every((area) => area.commitments.length > 0)).toBe(true);
    expect(pages.home?.lately).toHaveLength(8);
    expect(pages.home?.coming.every((milestone) => milestone.time === "coming")).toBe(true);
    expect(pages.home?.due.every(({ account }) => account.freshness === "due")).toBe(true);
  });

  it("give each area its commitments with both sides", () => {
    expect(pages.areas).toHaveLength(12);
    expect(pages.area?.commitments.map(({ clause, ordinal }) => [clause, ordinal])).toContainEqual([6, 2]);
    expect(pages.area?.commitments[0]?.accounts.map(({ party }) => party)).toEqual(["kz", "rs"]);
  });

  it("hold the official text with the commitments of each clause", () => {
    expect(pages.statement?.clauses.map(({ number }) => number)).toEqual(
      Array.from({ length: 19 }, (_, at) => at + 1),
    );
    expect(pages.statement?.clauses.every(({ commitments }) => commitments.length > 0)).toBe(true);
    expect(pages.clause).toMatchObject({ number: 6, previous: 5, next: 7 });
    expect(pages.clause?.commitments).toHaveLength(8);
    expect(pages.lastClause).toMatchObject({ previous: 18, next: null });
  });

  it("put the two accounts of a commitment side by side", () => {
    const [kz, rs] = pages.energy?.accounts ?? [];
    expect([kz?.party, rs?.party]).toEqual(["kz", "rs"]);
    expect(kz?.report?.text).toContain("Demonstration entry");
    expect(kz?.institutions.map(({ slug }) => slug)).toContain("kz-energy");
    expect(rs?.institutions.map(({ slug }) => slug)).not.toContain("kz-energy");
    expect(pages.energy?.history.length).toBeGreaterThan(1);
  });

  it("say that neither side has spoken where neither has", () => {
    expect(pages.untold).toMatchObject({ agreement: "silent", history: [] });
    expect(pages.untold?.accounts.map(({ word, report }) => [word, report])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("list what is published, latest first, and only that", () => {
    const listed = pages.latest?.updates ?? [];
    const moments = listed.map(({ publishedAt }) => publishedAt?.getTime() ?? 0);
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    expect(listed.every(({ state }) => state === "published")).toBe(true);
    expect(listed.length).toBeLessThanOrEqual(UPDATES_PAGE);
    expect(pages.behind).toBeNull();
  });

  it("keep the address of a withdrawn update and none of its words", () => {
    expect(pages.withdrawn?.withdrawal?.reason).not.toBe("");
    expect(pages.withdrawn?.current).toBeNull();
    expect(
      pages.withdrawn?.editions.every(({ text, evidence }) => text === "" && evidence.length === 0),
    ).toBe(true);
  });

  it("show every edition that was ever public, and no other", () => {
    expect(pages.superseded?.editions.map(({ state }) => state)).toContain("superseded");
    expect(pages.superseded?.current?.state).toBe("published");
    expect(pages.neverPublic).toBeNull();
    expect(pages.confirmation).toMatchObject({ kind: "no-change", confirmsPublic: expect.any(Boolean) });
  });

  it("say what an institution answers for", () => {
    expect(pages.institution).toMatchObject({ party: "kz" });
    expect(pages.institution?.leads.map(({ clause, ordinal }) => [clause, ordinal])).toContainEqual([6, 2]);
    expect(pages.institution?.updates.length).toBeGreaterThan(0);
  });

  it("order all milestones on one line of time, and list corrections and withdrawals", () => {
    const { past = [], coming = [] } = pages.milestones ?? {};
    for (const dates of [past, coming].map((stretch) => stretch.map(({ date }) => date))) {
      expect(dates).toEqual(dates.toSorted());
    }
    expect(past.length).toBeGreaterThan(0);
    expect(coming.every(({ time }) => time === "coming")).toBe(true);
    expect(pages.corrections[0]).toMatchObject({ withdrawal: false, reason: "" });
    expect(pages.corrections.some(({ withdrawal, reason }) => withdrawal && reason !== "")).toBe(true);
  });
});

describe("the tags of a page", () => {
  it("name what it shows", () => {
    expect(homePage.tags({})).toEqual(["overview", "milestones"]);
    expect(areasPage.tags({})).toEqual(["overview"]);
    expect(areaPage.tags({ area: "energy", before: statement })).toContain("area:energy");
    expect(statementPage.tags({ statement })).toEqual([`statement:${statement}`]);
    expect(clausePage.tags({ statement, number: 6 })).toContain(`clause:${statement}/6`);
    expect(commitmentPage.tags({ statement, reference: { clause: 6, ordinal: 2 } })).toContain(
      `commitment:${statement}/6-2`,
    );
    expect(updatesPage.tags({ before: 2 })).toEqual(["latest"]);
    expect(updatePage.tags({ id: 7 })).toEqual(["update:7"]);
    expect(institutionPage.tags({ institution: "kz-energy", before: statement })).toEqual([
      "institution:kz-energy",
    ]);
    expect(milestonesPage.tags({ before: null })).toEqual(["milestones"]);
    expect(correctionsPage.tags({})).toEqual(["corrections"]);
  });
});
