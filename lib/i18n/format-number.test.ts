import { describe, expect, it } from "vitest";
import { formatNumber } from "./format-number";

describe("formatNumber", () => {
  it.each([
    ["en", "1.5", "12,345.678", "-6.1"],
    ["kk", "1,5", "12\u00a0345,678", "-6,1"],
    ["ru", "1,5", "12\u00a0345,678", "-6,1"],
    ["sr", "1,5", "12.345,678", "-6,1"],
    ["sr-Latn", "1,5", "12.345,678", "-6,1"],
  ] as const)("writes figures as %s does", (locale, small, large, negative) => {
    expect([1.5, 12_345.678, -6.1].map((value) => formatNumber(value, locale))).toEqual([
      small,
      large,
      negative,
    ]);
    expect(formatNumber(0, locale)).toBe("0");
    expect(formatNumber(1 / 3, locale).slice(1)).toMatch(/^[.,]333$/);
  });
});
