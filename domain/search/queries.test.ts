import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { commitments } from "@/db/schema/commitments";
import { inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import type { ContentLanguage } from "@/db/vocabulary";
import { renameInstitution } from "@/domain/institutions/commands";
import { publishEdition, withdrawUpdate } from "@/domain/moderation/commands";
import { type Found, type SearchPlace, searchPage } from "@/domain/search/queries";
import { indexEverything, indexThings } from "@/domain/search-index/commands";
import { recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import type { Outcome } from "@/lib/command";
import { dayOf } from "@/lib/dates";

const NOW = new Date("2026-11-20T09:00:00Z");
const TODAY = "2026-11-20";
const OVERVIEW: SearchPlace = { kind: null, before: null };

type People = Record<"kzOne" | "kzAdministrator" | "rsOne" | "rsAdministrator", StoryPerson>;

function happened<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome));
}

const wordsOf = (text: string, language: ContentLanguage, asOf = TODAY) => ({
  intent: "submit",
  language,
  asOf,
  status: "under-way",
  text,
});

/** Publishes an update of the Kazakh side; its number. */
async function publish(tx: Database, people: People, text: string, language: ContentLanguage, now = NOW) {
  const words = {
    ...wordsOf(text, language, dayOf(now)),
    statement: STORY_STATEMENT,
    reference: referenceOf("process"),
  };
  const { update, edition } = happened(await recordUpdate({ db: tx, person: people.kzOne, now }, words));
  const context = { db: tx, person: people.kzAdministrator, now };
  happened(await publishEdition(context, { edition, revision: 1 }));
  return update;
}

/** The story with titles in four languages, everything indexed. */
async function tell<Result>(work: (tx: Database, people: People) => Promise<Result>): Promise<Result> {
  return inTransaction(async (tx) => {
    const people = await tellStory(tx);
    const titles = [
      { en: "Trade in energy", ru: "Торговля энергией", sr: "Трговина енергетиком", kk: "Энергия саудасы" },
      { en: "Energy", sr: "Енергетика" },
      { en: "A road" },
    ];
    for (const [index, title] of titles.entries())
      await tx
        .update(commitments)
        .set({ title })
        .where(sql`${commitments.statement} = ${STORY_STATEMENT} and ${commitments.ordinal} = ${index + 1}`);
    await indexThings(tx);
    return work(tx, people);
  });
}

async function find(tx: Database, query: string, place = OVERVIEW): Promise<Found> {
  const view = await searchPage.read(tx, { query, ...place }, TODAY);
  if (view.outcome !== "found") throw new Error(view.outcome);
  return view.found;
}

const keysOf = ({ things }: Found) => things.flatMap(({ results }) => results.map(({ key }) => key));
const idsOf = ({ updates }: Found) => updates.results.map(({ id }) => id);

describe("searching", () => {
  it("finds updates in every language, in either script, with other endings and one wrong letter", () =>
    tell(async (tx, people) => {
      const sr = await publish(tx, people, "Састанак о енергетици са Ђорђем.", "sr");
      const ru = await publish(tx, people, "Переговоры о торговле идут.", "ru");
      const kk = await publish(tx, people, "Көлік министрлігінің кеңесі өтті.", "kk");
      const en = await publish(tx, people, "The railway was electrified.", "en");
      for (const [query, found] of [
        ["energetika", [sr]],
        ["Енергетика", [sr]],
        ["энергетика", [sr]],
        ["djordje", [sr]],
        ["đorđem", [sr]],
        ["sastnak", [sr]],
        ["састанок", [sr]],
        ["торговля", [ru]],
        ["torgovlja", [ru]],
        ["переговорры", [ru]],
        ["министрлігі", [kk]],
        ["министрлик", [kk]],
        ["көлік", [kk]],
        ["kolik", [kk]],
        ["өтіт", [kk]],
        ["railways", [en]],
        ["railwya", [en]],
        ["elektrified", [en]],
        ["nowhere-to-be-found", []],
      ] as const)
        expect([query, idsOf(await find(tx, query))]).toEqual([query, found]);
    }));

  it("says what it took a mistyped word for, in the script it was typed in", () =>
    tell(async (tx, people) => {
      await publish(tx, people, "Састанак о енергетици.", "sr");
      expect((await find(tx, "сстанак")).corrections).toEqual([{ typed: "сстанак", meant: "састанак" }]);
      expect((await find(tx, "sstanak")).corrections).toEqual([{ typed: "sstanak", meant: "састанак" }]);
      expect((await find(tx, "састанак")).corrections).toEqual([]);
      expect(await find(tx, '"sstanak"')).toMatchObject({ corrections: [], updates: { total: 0 } });
    }));

  it("heeds quotes and minus, and wants every word", () =>
    tell(async (tx, people) => {
      const both = await publish(tx, people, "Free trade and a new road.", "en");
      const turned = await publish(tx, people, "Trade is free, and oil flows.", "en");
      for (const [query, found] of [
        ["free trade", [turned, both]],
        ['"free trade"', [both]],
        ["trade -oil", [both]],
        ['trade -"free trade"', [turned]],
        ["-oils trade", [both]],
        ["trade oil road", []],
        ['"road free"', []],
        ["fre*", []],
      ] as const)
        expect([query, idsOf(await find(tx, query))]).toEqual([query, found]);
    }));

  it("finds things by their titles in any language, the closest first", () =>
    tell(async (tx) => {
      const [trade, energy] = [1, 2].map((ordinal) => `${STORY_STATEMENT}/1/${ordinal}`);
      expect(keysOf(await find(tx, "energy"))).toEqual([trade, energy, "test-kz-energy"]);
      expect(keysOf(await find(tx, "энергия"))).toEqual([trade]);
      expect(keysOf(await find(tx, "torgovlja"))).toEqual([trade]);
      expect(keysOf(await find(tx, "сауда"))).toEqual([trade]);
      expect(keysOf(await find(tx, "1.2"))).toEqual([energy]);
      expect(keysOf(await find(tx, "parties"))).toEqual([`${STORY_STATEMENT}/1`]);
      expect(keysOf(await find(tx, "lead stated presidents"))).toEqual([]);
      expect(keysOf(await find(tx, "presidents stated"))).toEqual([STORY_STATEMENT]);
      expect(keysOf(await find(tx, "energy", { kind: "clause", before: null }))).toEqual([]);
      expect((await find(tx, "trade", { kind: "update", before: null })).things).toEqual([]);
      const [group] = (await find(tx, "energy")).things;
      expect(group).toMatchObject({ kind: "commitment", total: 2, isMore: false });
      expect(group?.results[0]).toMatchObject({
        address: `/statements/${STORY_STATEMENT}/commitments/1-1`,
        citation: "1.1",
        day: "2026-02-27",
      });
    }));

  it("puts those first that have the very words in their title", () =>
    tell(async (tx) => {
      const titles: [number, string][] = [
        [1, "Roads"],
        [2, "Something else"],
        [3, "Road"],
      ];
      for (const [ordinal, en] of titles)
        await tx
          .update(commitments)
          .set({ title: { en }, summary: { en: ordinal === 2 ? "The road." : "No." } })
          .where(sql`${commitments.statement} = ${STORY_STATEMENT} and ${commitments.ordinal} = ${ordinal}`);
      await indexThings(tx);
      expect(keysOf(await find(tx, "road"))).toEqual(
        [3, 1, 2].map((ordinal) => `${STORY_STATEMENT}/1/${ordinal}`),
      );
    }));

  it("lists the latest updates first, page after page", () =>
    tell(async (tx, people) => {
      const ids: number[] = [];
      for (let day = 0; day < 28; day++) {
        const at = new Date(NOW.getTime() - day * 20 * 86_400_000);
        ids.push(await publish(tx, people, `Railway news ${day}.`, "en", at));
      }
      const overview = await find(tx, "railway");
      expect(overview.updates).toMatchObject({ total: 28, isMore: false, older: ids[9] });
      expect(idsOf(overview)).toEqual(ids.slice(0, 10));
      const first = await find(tx, "railway", { kind: "update", before: null });
      expect(idsOf(first)).toEqual(ids.slice(0, 25));
      const second = await find(tx, "railway", { kind: "update", before: first.updates.older });
      expect(idsOf(second)).toEqual(ids.slice(25));
      expect(second.updates.older).toBeNull();
      expect(idsOf(await find(tx, "railway", { kind: "update", before: 2_147_483_647 }))).toEqual([]);
    }));

  it("answers what nobody would ask in good faith", () =>
    tell(async (tx, people) => {
      await publish(tx, people, "It's <b>100 %</b> done\\ 👍.", "en");
      for (const query of ["", '"', "-", "-trade", "👍", "%", "\\", "&|!<->:*()"])
        expect([query, (await searchPage.read(tx, { query, ...OVERVIEW }, TODAY)).outcome]).toEqual([
          query,
          "nothing-asked",
        ]);
      for (const query of [
        "'; drop table updates; --",
        "done\\",
        "it's",
        "<script>alert(1)</script>",
        "\u202eenod",
        "a".repeat(200),
        '"a b c d e f g h"',
        "-a -b -c d",
        "تجارة 商贸 ภาษา",
        "1,5 2.5.2026",
      ])
        await expect(find(tx, query)).resolves.toBeDefined();
      const view = await searchPage.read(tx, { query: "a b c d e f g h i j", ...OVERVIEW }, TODAY);
      expect(view.leftOut).toBe(2);
    }));
});

describe("a search that fails", () => {
  const failing = (code: string) => {
    const error = Object.assign(new Error("Failed query"), { cause: { code } });
    return { transaction: () => Promise.reject(error) } as unknown as Database;
  };

  it("says that it takes too long, when it does", async () => {
    const view = await searchPage.read(failing("57014"), { query: "trade", ...OVERVIEW }, TODAY);
    expect(view).toEqual({ outcome: "too-slow", leftOut: 0 });
  });

  it("fails for any other reason as every page does", async () => {
    const reading = searchPage.read(failing("53300"), { query: "trade", ...OVERVIEW }, TODAY);
    await expect(reading).rejects.toThrow("Failed query");
  });

  it("has no more time than it should", () =>
    inTransaction(async (tx) => {
      await searchPage.read(tx, { query: "trade", ...OVERVIEW }, TODAY);
      const [row] = await tx.execute<{ limit: string }>(
        sql`select current_setting('statement_timeout') as limit`,
      );
      expect(row?.limit).toBe("800ms");
    }));
});

describe("what can be found", () => {
  it("is what is published: not a draft, not what was superseded or withdrawn", () =>
    tell(async (tx, people) => {
      const update = await publish(tx, people, "Locomotives were ordered.", "en");
      expect(idsOf(await find(tx, "locomotives"))).toEqual([update]);
      const official = { db: tx, person: people.kzOne, now: NOW };
      const administrator = { db: tx, person: people.kzAdministrator, now: NOW };
      const { edition } = happened(await reviseUpdate(official, { update }));
      const words = { ...wordsOf("Wagons were ordered.", "en"), changeNote: "Corrected." };
      happened(await saveEdition(official, { ...words, edition, revision: 1 }));
      expect(idsOf(await find(tx, '"wagons"'))).toEqual([]);
      happened(await publishEdition(administrator, { edition, revision: 2 }));
      expect(idsOf(await find(tx, '"locomotives"'))).toEqual([]);
      expect(idsOf(await find(tx, "wagons"))).toEqual([update]);
      happened(await withdrawUpdate(administrator, { update, reason: "By mistake." }));
      expect(idsOf(await find(tx, "wagons"))).toEqual([]);
      expect(await indexEverything(tx)).toEqual({ updates: 0 });
    }));

  it("follows an institution's names", () =>
    tell(async (tx, people) => {
      const input = { institution: "test-kz-energy", nameEn: "Ministry of Hydrogen" };
      const context = { db: tx, person: people.kzAdministrator, now: NOW };
      happened(await renameInstitution(context, input));
      expect(keysOf(await find(tx, "hydrogen"))).toEqual(["test-kz-energy"]);
    }));

  it("is made good where the index lacks it", () =>
    tell(async (tx, people) => {
      const update = await publish(tx, people, "Locomotives were ordered.", "en");
      await tx.execute(sql`delete from search_updates`);
      await tx.execute(sql`delete from search_things`);
      expect(idsOf(await find(tx, "locomotives"))).toEqual([]);
      expect(await indexEverything(tx)).toEqual({ updates: 1 });
      expect(idsOf(await find(tx, "locomotives"))).toEqual([update]);
      expect(keysOf(await find(tx, "road"))).toEqual([`${STORY_STATEMENT}/1/3`]);
      expect(await indexEverything(tx)).toEqual({ updates: 0 });
    }));
});
