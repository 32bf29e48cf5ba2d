import { describe, expect, it } from "vitest";
import { layLanes, timeOf } from "./rules";

describe("timeOf", () => {
  it.each([
    ["2026-02-27", false, "past"],
    ["2026-11-23", true, "coming"],
    ["2026-11-22", true, "was-planned"],
    ["2026-11", true, "coming"],
    ["2026-10", true, "was-planned"],
    ["2026", true, "coming"],
    ["2025", true, "was-planned"],
  ] as const)("says of %s (planned: %s) on 2026-11-23: %s", (date, planned, expected) => {
    expect(timeOf({ date, planned }, "2026-11-23")).toBe(expected);
  });
});

describe("layLanes", () => {
  const TODAY = "2026-11-24";
  const mark = (date: string, planned = false) => ({ date, planned, key: false });

  it("gives each year with milestones and the current one a lane, and counts the years between", () => {
    const lanes = layLanes([mark("2027-05-15", true), mark("1996-12-10"), mark("2010")], TODAY);
    expect(lanes.map(({ year, skipped, marks }) => [year, skipped, marks.length])).toEqual([
      [1996, 0, 1],
      [2010, 13, 1],
      [2026, 15, 0],
      [2027, 0, 1],
    ]);
  });
  it("puts the marks of a month one over another, and what has no month apart", () => {
    const [lane] = layLanes(
      [mark("2026-02-27"), mark("2026-02"), mark("2026"), mark("2026-12-10", true)],
      TODAY,
    );
    expect(lane?.marks).toEqual([
      { month: 0, level: 0, time: "past", key: false },
      { month: 2, level: 0, time: "past", key: false },
      { month: 2, level: 1, time: "past", key: false },
      { month: 12, level: 0, time: "coming", key: false },
    ]);
  });
  it("is empty where nothing is recorded", () => {
    expect(layLanes([], TODAY)).toEqual([]);
  });
});
