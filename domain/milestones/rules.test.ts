import { describe, expect, it } from "vitest";
import { timeOf } from "./rules";

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
