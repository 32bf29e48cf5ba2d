import { describe, expect, it } from "vitest";
import { KINDS, type Kind, type Status } from "@/db/vocabulary";
import {
  type Agreement,
  addressPart,
  agreementOf,
  cite,
  countStates,
  DUE_WINDOW,
  dueOn,
  type Freshness,
  freshnessIn,
  freshnessOf,
  inTurn,
  listPastMonths,
  listStretches,
  narrowCommitments,
  type PartyWord,
  parseReference,
  stateOf,
} from "@/domain/commitments/rules";
import { addDays } from "@/lib/dates";

const says = (status: Status | null): PartyWord => ({ status, confirmedOn: "2026-05-01" });

describe("the order of accounts", () => {
  it("goes round from commitment to commitment, while each party keeps its seat", () => {
    const kz = { account: "kz", seat: 1 };
    const rs = { account: "rs", seat: 2 };
    expect(inTurn({ clause: 6, ordinal: 2 }, ["kz", "rs"])).toEqual([kz, rs]);
    expect(inTurn({ clause: 6, ordinal: 3 }, ["kz", "rs"])).toEqual([rs, kz]);
    expect(inTurn({ clause: 7, ordinal: 2 }, ["kz", "rs"])).toEqual([rs, kz]);
    expect(inTurn({ clause: 1, ordinal: 1 }, ["a", "b", "c"]).map(({ seat }) => seat)).toEqual([3, 1, 2]);
    expect(inTurn({ clause: 1, ordinal: 1 }, [])).toEqual([]);
  });
});

describe("references", () => {
  it("are cited with a dot, and stand in addresses with a dash", () => {
    const reference = { clause: 6, ordinal: 2 };
    expect(cite(reference)).toBe("6.2");
    expect(addressPart(reference)).toBe("6-2");
    expect(parseReference(cite(reference))).toEqual(reference);
    expect(parseReference(addressPart(reference))).toEqual(reference);
    expect(parseReference("9999-999")).toEqual({ clause: 9999, ordinal: 999 });
  });

  it.each([
    "",
    "6",
    "6-",
    "-2",
    "06-2",
    "6-02",
    "0-1",
    "6-0",
    "6_2",
    "6-2-1",
    " 6-2",
    "6-2\n",
    "10000-1",
    "1-1000",
    "٦-٢",
  ])("are nothing else: %j", (text) => {
    expect(parseReference(text)).toBeNull();
  });
});

describe("agreementOf", () => {
  const table: [PartyWord[], Agreement, Agreement][] = [
    // words, for a promise with a status, for a declaration
    [[], "silent", "silent"],
    [[null, null], "silent", "silent"],
    [[says("under-way"), null], "one-side", "one-side"],
    [[null, says("under-way")], "one-side", "one-side"],
    [[says("under-way"), says("under-way")], "agree", "not-compared"],
    [[says("under-way"), says("paused")], "differ", "not-compared"],
    [[null, null, null], "silent", "silent"],
    [[says("paused"), null, null], "one-side", "one-side"],
    [[says("paused"), says("paused"), null], "some-sides", "some-sides"],
    [[says("paused"), says("under-way"), null], "differ", "some-sides"],
    [[says("paused"), says("paused"), says("paused")], "agree", "not-compared"],
    [[says("paused"), says("paused"), says("under-way")], "differ", "not-compared"],
  ];
  const rows = table.flatMap(([words, withStatus, asDeclaration]) =>
    KINDS.map((kind): [Kind, string, PartyWord[], Agreement] => {
      const declaration = kind === "declaration";
      const given = words.map((word) => (word && declaration ? says(null) : word));
      const shown = words.map((word) => word?.status ?? "no account").join(", ");
      return [kind, shown, given, declaration ? asDeclaration : withStatus];
    }),
  );

  it.each(rows)("%s [%s]", (kind, _shown, words, expected) => {
    expect(agreementOf(kind, words)).toBe(expected);
  });

  it("looks at the status alone, not at when it was said", () => {
    const older = { status: "under-way", confirmedOn: "2020-01-01" } as const;
    expect(agreementOf("process", [older, says("under-way")])).toBe("agree");
  });
});

describe("stateOf", () => {
  it("tells silence, a status, and an account without a status apart", () => {
    expect([null, says("paused"), says(null)].map(stateOf)).toEqual(["no-account", "paused", "declared"]);
  });
  it("is counted by state, without those that nobody is in", () => {
    expect(countStates(["under-way", "no-account", "under-way"])).toEqual([
      { state: "no-account", count: 1 },
      { state: "under-way", count: 2 },
    ]);
    expect(countStates([])).toEqual([]);
  });
});

describe("freshnessOf", () => {
  const signedOn = "2026-02-27";
  const saidOn = "2026-05-01";
  const reportingCycle = 90;
  const edges: [number, Freshness][] = [
    [0, "current"],
    [reportingCycle - DUE_WINDOW - 1, "current"],
    [reportingCycle - DUE_WINDOW, "due"],
    [reportingCycle - 1, "due"],
    [reportingCycle, "due"],
    [reportingCycle + 1, "overdue"],
    [reportingCycle + 1000, "overdue"],
  ];

  it.each(edges)("%d days after the last word: %s", (days, expected) => {
    const word: PartyWord = { status: "under-way", confirmedOn: saidOn };
    const today = addDays(saidOn, days);
    expect(freshnessOf({ word, signedOn, reportingCycle, pausedOn: null, today })).toBe(expected);
  });

  it.each(edges)("%d days after the signing, with no word yet: %s", (days, expected) => {
    const today = addDays(signedOn, days);
    expect(freshnessOf({ word: null, signedOn, reportingCycle, pausedOn: null, today })).toBe(expected);
  });

  const late = addDays(saidOn, 1000);
  const statuses: [Status | null, Freshness][] = [
    ["not-started", "overdue"],
    ["under-way", "overdue"],
    ["paused", "overdue"],
    [null, "overdue"],
    ["completed", "current"],
    ["discontinued", "current"],
  ];
  it.each(statuses)("long after %s: %s", (status, expected) => {
    const word: PartyWord = { status, confirmedOn: saidOn };
    expect(freshnessOf({ word, signedOn, reportingCycle, pausedOn: null, today: late })).toBe(expected);
  });

  it("stands still from the day of a public pause, whatever was said", () => {
    const at = (pausedOn: string, word: PartyWord = null) =>
      freshnessOf({ word, signedOn, reportingCycle, pausedOn, today: late });
    expect(at(addDays(late, -1))).toBe("paused");
    expect(at(late)).toBe("paused");
    expect(at(late, says("completed"))).toBe("paused");
    expect(at(addDays(late, 1))).toBe("overdue");
  });

  it("asks for the next word one cycle after the last, or after the signing", () => {
    const clock = { signedOn, reportingCycle, pausedOn: null, today: late };
    expect(dueOn({ ...clock, word: { status: "under-way", confirmedOn: "2026-05-01" } })).toBe("2026-07-30");
    expect(dueOn({ ...clock, word: null })).toBe("2026-05-28");
  });

  it("asks for no further word after an end, nor while reporting is paused", () => {
    const clock = { signedOn, reportingCycle, pausedOn: null, today: late };
    for (const status of ["completed", "discontinued"] as const)
      expect(dueOn({ ...clock, word: { status, confirmedOn: saidOn } })).toBeNull();
    expect(dueOn({ ...clock, word: null, pausedOn: late })).toBeNull();
    expect(dueOn({ ...clock, word: null, pausedOn: addDays(late, 1) })).not.toBeNull();
  });
});

describe("the year in months", () => {
  it.each([
    ["2026-11-24", "2025-12", "2025-12-31", "2026-11"],
    ["2026-01-01", "2025-02", "2025-02-28", "2026-01"],
    ["2024-12-31", "2024-01", "2024-01-31", "2024-12"],
  ])("ends today, %s", (today, first, firstUntil, last) => {
    const months = listPastMonths(today);
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ month: first, until: firstUntil });
    expect(months.at(-1)).toEqual({ month: last, until: today });
  });

  const clock = { signedOn: "2026-02-27", reportingCycle: 90, pausedOn: null };
  it.each([
    ["before the signing", "2026-01", null, null, null],
    ["with nothing said, while there is time", "2026-04", null, "current", null],
    ["with nothing said, when time runs out", "2026-05", null, "due", null],
    ["with nothing said, later", "2026-06", null, "overdue", null],
    ["with a word of that month", "2026-06", "2026-06-20", "current", "2026-06-20"],
    ["with an older word", "2026-06", "2026-03-15", "overdue", null],
    ["with a word from before the signing", "2026-01", "2026-01-20", "current", "2026-01-20"],
  ] as const)("is judged %s", (_when, month, confirmedOn, freshness, inMonth) => {
    const word: PartyWord = confirmedOn === null ? null : { status: "under-way", confirmedOn };
    const until = `${month}-${month === "2026-05" ? 20 : 30}`;
    expect(freshnessIn({ month, until }, { ...clock, word })).toEqual({
      month,
      freshness,
      confirmedOn: inMonth,
    });
  });

  it("is told in stretches, and not before the signing", () => {
    const told = ([month, freshness]: readonly [string, Freshness | null]) => ({
      ...{ month, freshness },
      confirmedOn: null,
    });
    const months = (
      [
        ["2025-12", null],
        ["2026-01", "current"],
        ["2026-02", "current"],
        ["2026-03", "due"],
      ] as const
    ).map(told);
    expect(listStretches(months)).toEqual([
      { from: "2026-01", to: "2026-02", freshness: "current" },
      { from: "2026-03", to: "2026-03", freshness: "due" },
    ]);
  });
});

describe("narrowing the commitments of a statement", () => {
  const account = (party: string, status: Status | null | "none", freshness: Freshness) => ({
    party,
    word: status === "none" ? null : says(status),
    freshness,
  });
  const commitment = (kind: Kind, agreement: Agreement, ...accounts: ReturnType<typeof account>[]) => ({
    ...{ kind, agreement, accounts },
    areas: [kind === "declaration" ? "culture" : "energy"],
    institutions: ["kz-energy"],
  });
  const ALL = [
    commitment(
      "deliverable",
      "agree",
      account("kz", "completed", "current"),
      account("rs", "completed", "due"),
    ),
    commitment(
      "process",
      "one-side",
      account("kz", "under-way", "overdue"),
      account("rs", "none", "overdue"),
    ),
    commitment("declaration", "one-side", account("kz", null, "current"), account("rs", "none", "due")),
  ];
  const EXISTING = {
    areas: ["energy", "culture", "transport"],
    institutions: [
      { slug: "kz-energy", party: "kz" },
      { slug: "rs-energy", party: "rs" },
    ],
  };
  const read = (query: Record<string, string[]>) => narrowCommitments(ALL, query, ["kz", "rs"], EXISTING);
  const found = (query: Record<string, string[]>) => read(query).commitments.map((one) => ALL.indexOf(one));

  it.each([
    [{}, [0, 1, 2]],
    [{ area: ["energy"] }, [0, 1]],
    [{ kind: ["process", "declaration"] }, [1, 2]],
    [{ status: ["kz.completed"] }, [0]],
    [{ status: ["rs.no-account"] }, [1, 2]],
    [{ status: ["kz.declared"] }, [2]],
    [{ status: ["kz.under-way", "rs.no-account"] }, [1]],
    [{ freshness: ["rs.due"] }, [0, 2]],
    [{ freshness: ["kz.current", "rs.overdue"] }, []],
    [{ agreement: ["one-side"], area: ["culture"] }, [2]],
    [{ institution: ["kz-energy"] }, [0, 1, 2]],
    [{ institution: ["rs-energy"] }, []],
  ])("finds by %j the commitments %j", (query, expected) => {
    expect(found(query)).toEqual(expected);
    expect(read(query).someUnknown).toBe(false);
  });

  it("offers what would leave something, each with how much, and what is chosen", () => {
    const { facets, chosen } = read({ area: ["transport"] });
    expect(facets.find(({ filter }) => filter === "area")?.values).toEqual([
      { value: "energy", count: 2, chosen: false },
      { value: "culture", count: 1, chosen: false },
      { value: "transport", count: 0, chosen: true },
    ]);
    expect(facets.some(({ filter }) => filter === "kind")).toBe(false);
    expect(chosen).toEqual([{ filter: "area", value: "transport", left: 3 }]);
  });

  it("leaves out what does not exist, and says so", () => {
    const query = { area: ["nowhere", "energy"], status: ["de.completed"] };
    expect(found(query)).toEqual([0, 1]);
    expect(read(query)).toMatchObject({ someUnknown: true, chosen: [{ filter: "area", value: "energy" }] });
  });
});
