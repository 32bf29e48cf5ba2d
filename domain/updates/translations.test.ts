import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { editionTranslations } from "@/db/schema/edition-translations";
import { publicationLog } from "@/db/schema/publication-log";
import { asOwner, inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import { commitmentPage } from "@/domain/commitments/queries";
import { findReadableUpdate } from "@/domain/desk/queries";
import { publishEdition, withdrawUpdate } from "@/domain/moderation/commands";
import { searchPage } from "@/domain/search/queries";
import { indexEverything } from "@/domain/search-index/commands";
import { recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import { updatePage } from "@/domain/updates/queries";
import type { Outcome } from "@/lib/command";

const NOW = new Date("2026-11-20T10:00:00Z");
const TODAY = "2026-11-20";
const KAZAKH = {
  language: "kk",
  translator: "institution",
  text: "Топ жиналды.",
  nextStep: "Екінші жиналыс",
};
const RUSSIAN = { language: "ru", translator: "machine", text: "Группа собралась.", nextStep: "" };
const WORDS = {
  statement: STORY_STATEMENT,
  reference: referenceOf("deliverable"),
  intent: "submit",
  language: "en",
  asOf: "2026-11-19",
  status: "under-way",
  text: "The group met.",
  nextStep: "A second meeting",
};

const by = (tx: Database, person: StoryPerson) => ({ db: tx, person, now: NOW });

function happened<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const record = async (tx: Database, person: StoryPerson, words: object) =>
  happened(await recordUpdate(by(tx, person), { ...WORDS, ...words }));

async function storedFor(tx: Database, edition: number) {
  const rows = await tx
    .select()
    .from(editionTranslations)
    .where(eq(editionTranslations.editionId, edition))
    .orderBy(editionTranslations.language);
  return rows.map(({ editionId, ...translation }) => translation);
}

/** The second edition of an update, published with these words in the place of the first one's. */
async function revise(
  tx: Database,
  people: Awaited<ReturnType<typeof tellStory>>,
  update: number,
  words: object,
) {
  const { edition } = happened(await reviseUpdate(by(tx, people.kzOne), { update }));
  const input = { ...WORDS, changeNote: "Corrected.", ...words, edition, revision: 1 };
  happened(await saveEdition(by(tx, people.kzOne), input));
  happened(await publishEdition(by(tx, people.kzAdministrator), { edition, revision: 2 }));
  return edition;
}

describe("writing in further languages", () => {
  test("keeps them with the edition, and those that a form leaves out", () =>
    inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const { edition, update } = await record(tx, kzOne, {
        intent: "save",
        translations: [KAZAKH, RUSSIAN],
      });
      expect(await storedFor(tx, edition)).toEqual([KAZAKH, RUSSIAN]);
      const save = async (revision: number, words: object) =>
        happened(await saveEdition(by(tx, kzOne), { ...WORDS, intent: "save", edition, revision, ...words }));
      await save(1, { text: "The group met twice." });
      expect(await storedFor(tx, edition)).toEqual([KAZAKH, RUSSIAN]);
      await save(2, { language: "ru" });
      expect(await storedFor(tx, edition)).toEqual([KAZAKH]);
      const read = await findReadableUpdate(tx, kzOne, update);
      expect(read?.editions[0]?.translations).toEqual([KAZAKH]);
      await save(3, { translations: [] });
      expect(await storedFor(tx, edition)).toEqual([]);
    }));

  test.each([
    [[KAZAKH, KAZAKH], "translations", "language-twice"],
    [[{ ...KAZAKH, language: "en" }], "translations", "language-twice"],
    [[{ ...KAZAKH, language: "de" }], "translations.0.language", "required"],
    [[{ ...KAZAKH, translator: "somebody" }], "translations.0.translator", "required"],
    [[{ ...KAZAKH, text: " " }], "translations.0.text", "required"],
    [[{ ...KAZAKH, text: "x".repeat(4001) }], "translations.0.text", "too-long"],
  ])("refuses %#", (translations, field, message) =>
    inTransaction(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const outcome = await recordUpdate(by(tx, kzOne), { ...WORDS, translations });
      expect(outcome).toMatchObject({ ok: false, reason: "invalid" });
      expect(outcome).toHaveProperty("issues", [expect.objectContaining({ field, message })]);
    }),
  );
});

describe("reading in further languages", () => {
  test("shows what was translated, and says so once the original is another", () =>
    inTransaction(async (tx) => {
      const people = await tellStory(tx);
      const { update, edition } = await record(tx, people.kzOne, { translations: [KAZAKH, RUSSIAN] });
      happened(await publishEdition(by(tx, people.kzAdministrator), { edition, revision: 1 }));
      const reference = { clause: 1, ordinal: 1 };
      const shown = async () => {
        const page = await commitmentPage.read(tx, { statement: STORY_STATEMENT, reference }, TODAY);
        return page?.accounts[0]?.report?.translations;
      };
      const fresh = { edition: 1, outdated: false };
      expect(await shown()).toEqual([
        { ...KAZAKH, ...fresh },
        { ...RUSSIAN, ...fresh },
      ]);
      const [entry] = await tx.select().from(publicationLog).orderBy(sql`id desc`).limit(1);
      expect(JSON.parse(entry?.record ?? "{}").translations).toEqual([KAZAKH, RUSSIAN]);

      await revise(tx, people, update, { status: "paused" });
      expect(await shown()).toMatchObject([fresh, fresh]);

      const again = { ...RUSSIAN, text: "Группа собралась дважды." };
      await revise(tx, people, update, { text: "The group met twice.", translations: [again] });
      expect(await shown()).toEqual([
        { ...KAZAKH, edition: 1, outdated: true },
        { ...again, edition: 3, outdated: false },
      ]);
      const page = await updatePage.read(tx, { id: update }, TODAY);
      expect(page?.editions.map((one) => one.translations.map((t) => [t.edition, t.outdated]))).toEqual([
        [
          [1, true],
          [3, false],
        ],
        [
          [1, false],
          [1, false],
        ],
        [
          [1, false],
          [1, false],
        ],
      ]);

      happened(await withdrawUpdate(by(tx, people.kzAdministrator), { update, reason: "A mistake." }));
      const gone = await updatePage.read(tx, { id: update }, TODAY);
      expect(gone?.editions.flatMap((one) => one.translations)).toEqual([]);
    }));

  test("shows nothing of an edition that is not public", () =>
    inTransaction(async (tx) => {
      const people = await tellStory(tx);
      const { update, edition } = await record(tx, people.kzOne, {});
      happened(await publishEdition(by(tx, people.kzAdministrator), { edition, revision: 1 }));
      const { edition: draft } = happened(await reviseUpdate(by(tx, people.kzOne), { update }));
      const input = { ...WORDS, intent: "save", edition: draft, revision: 1, translations: [KAZAKH] };
      happened(await saveEdition(by(tx, people.kzOne), input));
      const page = await updatePage.read(tx, { id: update }, TODAY);
      expect(page?.editions.map((one) => one.translations)).toEqual([[]]);
    }));
});

describe("searching in further languages", () => {
  test("finds an update by what is shown of it, and shows that piece", () =>
    inTransaction(async (tx) => {
      const people = await tellStory(tx);
      const found = async (query: string) => {
        const view = await searchPage.read(tx, { query, kind: "update", before: null }, TODAY);
        return view.outcome === "found" ? view.found.updates.results : [];
      };
      const { update, edition } = await record(tx, people.kzOne, { translations: [KAZAKH, RUSSIAN] });
      expect(await found(RUSSIAN.text)).toEqual([]);
      happened(await publishEdition(by(tx, people.kzAdministrator), { edition, revision: 1 }));
      expect(await found(KAZAKH.text)).toMatchObject([
        { id: update, words: [{ language: "en" }, { language: "kk" }, { language: "ru" }] },
      ]);

      const again = { ...RUSSIAN, text: "Делегации встретились." };
      await revise(tx, people, update, { translations: [again] });
      expect(await found("делегации")).toMatchObject([{ id: update }]);
      expect(await found(KAZAKH.text)).toMatchObject([{ id: update }]);
      expect(await found(`"${RUSSIAN.text}"`)).toEqual([]);
      // Whoever has to build the index anew gets the same.
      await tx.execute(sql`update search_updates set version = 0`);
      await indexEverything(tx);
      expect(await found(KAZAKH.text)).toMatchObject([{ id: update }]);
      expect(await found("делегации")).toMatchObject([{ id: update }]);
    }));
});

describe("a translation of an edition that is closed", () => {
  const changes = [
    sql`update edition_translations set text = 'Another.'`,
    sql`delete from edition_translations`,
    sql`insert into edition_translations (edition_id, language, translator, text)
      select id, 'sr', 'machine', 'Another.' from editions`,
    sql`truncate edition_translations`,
  ];
  test.each(changes)("stays as it is, even for the owner of the table %#", (change) =>
    asOwner(async (tx) => {
      const { kzOne } = await tellStory(tx);
      await record(tx, kzOne, { translations: [KAZAKH] });
      const error: Error = await tx
        .transaction((inner) => inner.execute(change))
        .then(() => new Error("nothing was refused"))
        .catch((reason) => reason.cause ?? reason);
      expect(error.message).toMatch(/the edition is closed|removed one by one/);
    }),
  );

  test("cannot be moved to one that is open either", () =>
    asOwner(async (tx) => {
      const { kzOne } = await tellStory(tx);
      const open = await record(tx, kzOne, { intent: "save" });
      await record(tx, kzOne, { translations: [KAZAKH] });
      const moved = tx.transaction((inner) =>
        inner.execute(sql`update edition_translations set edition_id = ${open.edition}`),
      );
      await expect(moved).rejects.toMatchObject({ cause: { message: expect.stringContaining("closed") } });
    }));
});
