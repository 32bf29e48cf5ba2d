import { describe, expect, it } from "vitest";
import { isBeyond, listPeriods, scaleOf, shareOf } from "./rules";

const measured = (value: number) => ({ period: "2025", value, target: false });
const goal = (value: number) => ({ period: "2029", value, target: true });

describe("scaleOf", () => {
  it.each([
    ["begins at zero", [measured(26.3), measured(117)], { from: 0, to: 117 }],
    ["goes below zero only where a figure does", [measured(-6.1)], { from: -6.1, to: 0 }],
    ["goes to both sides of zero", [measured(-2), measured(8)], { from: -2, to: 8 }],
    ["has room for a goal nearby", [measured(100), goal(400)], { from: 0, to: 400 }],
    ["leaves a far goal outside", [measured(107.7), measured(117), goal(1000)], { from: 0, to: 117 }],
    ["is the goal's where nothing was measured", [goal(300)], { from: 0, to: 300 }],
  ] as const)("%s", (_what, figures, scale) => {
    expect(scaleOf(figures)).toEqual(scale);
  });
});

describe("shareOf", () => {
  it.each([
    [0, { from: 0, to: 200 }, 0],
    [50, { from: 0, to: 200 }, 0.25],
    [1000, { from: 0, to: 200 }, 1],
    [0, { from: -50, to: 50 }, 0.5],
    [0, { from: 0, to: 0 }, 0],
  ])("puts %s on %o at %s", (value, scale, share) => {
    expect(shareOf(value, scale)).toBe(share);
  });
  it("says what is beyond the scale, its ends not", () => {
    const scale = { from: 0, to: 117 };
    expect([0, 117, 117.1, -1].map((value) => isBeyond(value, scale))).toEqual([false, false, true, true]);
  });
});

describe("listPeriods", () => {
  it("brings the figures of a period together, the earliest first, and marks years without any", () => {
    const readings = [
      { id: "d", period: "2026-02-27" },
      { id: "b", period: "2025" },
      { id: "c", period: "2025" },
      { id: "a", period: "2022" },
    ];
    expect(
      listPeriods(readings).map(({ period, gap, readings: own }) => [period, gap, own.map(({ id }) => id)]),
    ).toEqual([
      ["2022", false, ["a"]],
      ["2025", true, ["b", "c"]],
      ["2026-02-27", false, ["d"]],
    ]);
  });
});
