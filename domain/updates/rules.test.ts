import { describe, expect, it } from "vitest";
import { EDITION_STATES, type EditionState, KINDS, STATUSES, type Status } from "@/db/vocabulary";
import {
  allowedStatuses,
  deriveAccount,
  EDITABLE,
  EVER_PUBLIC,
  LIFE,
  type PublishedEntry,
  problemsOf,
  type Step,
  after as stateAfter,
  type Translation,
  type WordsUnderRule,
  wordsFor,
} from "@/domain/updates/rules";

const STEPS: readonly Step[] = [
  "save",
  "submit",
  "publish",
  "request-changes",
  "reject",
  "supersede",
  "withdraw",
];

describe("an edition's life", () => {
  const possible = new Map<string, EditionState>([
    ["draft save", "draft"],
    ["draft submit", "submitted"],
    ["changes-requested save", "changes-requested"],
    ["changes-requested submit", "submitted"],
    ["submitted publish", "published"],
    ["submitted request-changes", "changes-requested"],
    ["submitted reject", "rejected"],
    ["published supersede", "superseded"],
    ["published withdraw", "withdrawn"],
  ]);
  const cases = EDITION_STATES.flatMap((state) => STEPS.map((step) => [state, step] as const));

  it.each(cases)("%s, %s", (state, step) => {
    expect(stateAfter(state, step)).toBe(possible.get(`${state} ${step}`) ?? null);
  });

  it("knows no step beside these", () => {
    const known = EDITION_STATES.flatMap((state) => Object.keys(LIFE[state]));
    expect(new Set(known)).toEqual(new Set(STEPS));
  });

  it("may be edited where it can be saved, and nowhere else", () => {
    expect(EDITION_STATES.filter((state) => stateAfter(state, "save") !== null).sort()).toEqual(
      [...EDITABLE].sort(),
    );
  });

  it("was public exactly if it was published once", () => {
    const reached = new Set<EditionState>();
    const follow = (state: EditionState) => {
      if (reached.has(state)) return;
      reached.add(state);
      for (const next of Object.values(LIFE[state])) follow(next);
    };
    follow("published");
    expect([...reached].sort()).toEqual([...EVER_PUBLIC].sort());
  });
});

describe("allowedStatuses", () => {
  const withoutCompletion = ["not-started", "under-way", "paused", "discontinued"];
  const table: Record<string, readonly string[]> = {
    deliverable: [...STATUSES],
    process: withoutCompletion,
    standing: withoutCompletion,
    declaration: [],
  };

  it.each(KINDS)("%s", (kind) => {
    expect(allowedStatuses(kind)).toEqual(table[kind]);
  });
});

let published = 0;
/** A published report; each one made is published a minute after the one before. */
function report(updateId: number, asOf: string, status: Status | null = "under-way"): PublishedEntry {
  published += 60_000;
  return {
    updateId,
    kind: "report",
    confirmsId: null,
    asOf,
    publishedAt: new Date(Date.UTC(2026, 5, 1) + published),
    status,
    waitingFor: null,
    waitingSince: null,
  };
}
function confirmation(updateId: number, confirmsId: number, asOf: string): PublishedEntry {
  return { ...report(updateId, asOf, null), kind: "no-change", confirmsId };
}

describe("deriveAccount", () => {
  const march = report(1, "2026-03-01", "not-started");
  const april = report(2, "2026-04-01", "under-way");
  const backDated = report(3, "2026-02-15", "paused");
  const sameDay = report(4, "2026-04-01", "discontinued");
  const stillMarch = confirmation(5, 1, "2026-05-01");
  const stillApril = confirmation(6, 2, "2026-05-02");
  const stillAprilLater = confirmation(7, 2, "2026-06-03");
  const earlierThanReport = confirmation(8, 2, "2026-03-20");

  const table: [string, PublishedEntry[], number | null, Status | null, string | null][] = [
    ["nothing published", [], null, null, null],
    ["a confirmation alone is no account", [stillMarch], null, null, null],
    ["one report", [march], 1, "not-started", "2026-03-01"],
    ["the later report wins", [march, april], 2, "under-way", "2026-04-01"],
    [
      "a report published later, but for an earlier day, does not win",
      [april, backDated],
      2,
      "under-way",
      "2026-04-01",
    ],
    ["for the same day, what was published later wins", [april, sameDay], 4, "discontinued", "2026-04-01"],
    ["a confirmation keeps the report fresh", [april, stillApril], 2, "under-way", "2026-05-02"],
    ["the last confirmation counts", [april, stillApril, stillAprilLater], 2, "under-way", "2026-06-03"],
    [
      "a confirmation of an earlier report counts no more",
      [march, april, stillMarch],
      2,
      "under-way",
      "2026-04-01",
    ],
    [
      "a withdrawn report is absent, and with it what confirmed it",
      [march, stillApril],
      1,
      "not-started",
      "2026-03-01",
    ],
    [
      "a confirmation for an earlier day changes nothing",
      [april, earlierThanReport],
      2,
      "under-way",
      "2026-04-01",
    ],
  ];

  it.each(table)("%s", (_title, entries, reportId, status, confirmedOn) => {
    for (const order of [entries, [...entries].reverse()]) {
      const account = deriveAccount(order);
      expect(account?.reportId ?? null).toBe(reportId);
      expect(account?.status ?? null).toBe(status);
      expect(account?.confirmedOn ?? null).toBe(confirmedOn);
      if (account) expect(account.publishedCount).toBe(entries.length);
    }
  });

  it("breaks a tie in day and moment by the number of the update, in any order", () => {
    const first = report(10, "2026-04-01", "paused");
    const second = { ...report(11, "2026-04-01", "under-way"), publishedAt: first.publishedAt };
    expect(deriveAccount([first, second])?.reportId).toBe(11);
    expect(deriveAccount([second, first])?.reportId).toBe(11);
  });

  it("says of the report whom it waits for, and of the confirmation when it was published", () => {
    const waiting: PublishedEntry = { ...april, waitingFor: "rs", waitingSince: "2026-03-15" };
    expect(deriveAccount([waiting, stillApril])).toMatchObject({
      waitingFor: "rs",
      waitingSince: "2026-03-15",
      publishedAt: stillApril.publishedAt,
    });
    expect(deriveAccount([waiting, earlierThanReport])?.publishedAt).toEqual(april.publishedAt);
  });
});

describe("problemsOf", () => {
  const today = "2026-06-01";
  const on = { kind: "deliverable", parties: ["kz", "rs"], editionNumber: 1, today } as const;
  const good: WordsUnderRule = {
    language: "en",
    intent: "submit",
    asOf: today,
    status: "under-way",
    text: "The first section is open.",
    nextStepOn: null,
    waitingFor: null,
    waitingSince: null,
    changeNote: "",
  };
  const empty: WordsUnderRule = { ...good, intent: "save", status: null, text: "" };

  type On = Parameters<typeof problemsOf>[1];
  const table: [string, Partial<WordsUnderRule>, Partial<On>, string[]][] = [
    ["a full account", {}, {}, []],
    ["an account as of the past", { asOf: "2025-01-01" }, {}, []],
    ["an account as of a day to come", { asOf: "2026-06-02" }, {}, ["asOf day-to-come"]],
    ["no text", { text: "" }, {}, ["text required"]],
    ["no status", { status: null }, {}, ["status required"]],
    ["no status on a declaration", { status: null }, { kind: "declaration" }, []],
    ["a status on a declaration", {}, { kind: "declaration" }, ["status status-not-for-kind"]],
    ["completed, a deliverable", { status: "completed" }, {}, []],
    ["completed, a process", { status: "completed" }, { kind: "process" }, ["status status-not-for-kind"]],
    ["completed, standing", { status: "completed" }, { kind: "standing" }, ["status status-not-for-kind"]],
    ["a second edition without a note", {}, { editionNumber: 2 }, ["changeNote required"]],
    ["a second edition with a note", { changeNote: "A figure corrected" }, { editionNumber: 2 }, []],
    ["words in two more languages", { translations: [{ language: "kk" }, { language: "sr" }] }, {}, []],
    [
      "the same language twice",
      { translations: [{ language: "kk" }, { language: "kk" }] },
      {},
      ["translations language-twice"],
    ],
    [
      "a translation into the original's language",
      { translations: [{ language: "en" }] },
      {},
      ["translations language-twice"],
    ],
    ["waiting for a party", { waitingFor: "rs", waitingSince: today }, {}, []],
    ["waiting for both", { waitingFor: "both", waitingSince: "2026-01-01" }, {}, []],
    ["waiting for a third party", { waitingFor: "third-party", waitingSince: today }, {}, []],
    [
      "waiting for no party of this statement",
      { waitingFor: "de", waitingSince: today },
      {},
      ["waitingFor invalid"],
    ],
    ["waiting, but since when", { waitingFor: "rs" }, {}, ["waitingSince waiting-since-when"]],
    ["waiting, but for whom", { waitingSince: today }, {}, ["waitingFor waiting-for-whom"]],
    [
      "waiting since a day to come",
      { waitingFor: "rs", waitingSince: "2026-06-02" },
      {},
      ["waitingSince day-to-come"],
    ],
    ["a next step in the future", { nextStepOn: "2027-01-01" }, {}, []],
    [
      "everything missing",
      { status: null, text: "" },
      { editionNumber: 3 },
      ["text required", "status required", "changeNote required"],
    ],
  ];

  it.each(table)("%s", (_title, words, where, expected) => {
    const found = problemsOf({ ...good, ...words }, { ...on, ...where });
    expect(found.map((problem) => `${problem.field} ${problem.message}`)).toEqual(expected);
  });

  it("lets a draft lack what only a submitted account must have", () => {
    expect(problemsOf(empty, { ...on, editionNumber: 2 })).toEqual([]);
  });

  it("refuses in a draft, too, what cannot be true", () => {
    const wrong: WordsUnderRule = {
      ...empty,
      asOf: "2026-06-02",
      status: "completed",
      waitingFor: "de",
      waitingSince: "2026-06-02",
    };
    const fields = problemsOf(wrong, { ...on, kind: "process" }).map((problem) => problem.field);
    expect(fields).toEqual(["asOf", "status", "waitingSince", "waitingFor"]);
  });
});

describe("wordsFor", () => {
  const kazakh: Translation = {
    language: "kk",
    translator: "institution",
    text: "Топ жиналды.",
    nextStep: "Екінші жиналыс",
    edition: 1,
    outdated: false,
  };
  const edition = {
    language: "en" as const,
    text: "The group met.",
    nextStep: "A second meeting",
    translations: [kazakh],
  };
  const original = {
    text: "The group met.",
    language: "en",
    nextStep: "A second meeting",
    nextStepLanguage: "en",
    translation: null,
  };

  it("are the translation's in a language that has one, and the original's in any other", () => {
    const { text, nextStep } = kazakh;
    expect(wordsFor(edition, "kk")).toEqual({
      ...{ text, language: "kk", nextStep, nextStepLanguage: "kk", translation: kazakh },
    });
    expect(wordsFor(edition, "en")).toEqual(original);
    expect(wordsFor(edition, "ru")).toEqual(original);
  });
  it("leave no next step out because nobody translated it", () => {
    const short = { ...edition, translations: [{ ...kazakh, nextStep: "" }] };
    expect(wordsFor(short, "kk")).toMatchObject({
      ...{ text: kazakh.text, language: "kk", nextStep: "A second meeting", nextStepLanguage: "en" },
    });
  });
});
