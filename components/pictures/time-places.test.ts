import { describe, expect, it } from "vitest";
import { columnOf, placeInMonth, stackHeight, todayAt } from "./time-places";

describe("the line of time", () => {
  it("has thirteen equal columns: what has no month, and the months", () => {
    expect([columnOf(0), columnOf(1), columnOf(12)]).toEqual(["0%", "7.69%", "92.31%"]);
  });
  it("puts three marks of a month beside each other, and the next over them", () => {
    expect([0, 2, 3].map(placeInMonth)).toEqual([
      { x: "0.5em", y: "-0.6em" },
      { x: "2.5em", y: "-0.6em" },
      { x: "0.5em", y: "-1.6em" },
    ]);
  });
  it.each([
    [[], 2.2],
    [[0, 1, 2], 2.2],
    [[0, 27], 10.2],
  ])("is for levels %o as high as %s letters", (levels, height) => {
    expect(stackHeight(levels.map((level) => ({ level })))).toBe(height);
  });
  it("has today between the months it lies between", () => {
    expect(todayAt("2026-01-01")).toBe(columnOf(1));
    const [november, today, december] = [columnOf(11), todayAt("2026-11-24"), columnOf(12)].map(
      Number.parseFloat,
    );
    expect(november).toBeLessThan(today ?? 0);
    expect(today).toBeLessThan(december ?? 0);
  });
});
