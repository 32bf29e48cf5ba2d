import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, isDay, latestToday } from "@/lib/dates";

describe("days", () => {
  it("are counted over month ends, leap days and changes of the clock", () => {
    expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-02-27", "2027-02-27")).toBe(365);
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-27")).toBe(-2);
    expect(daysBetween("2026-03-01", "2026-03-01")).toBe(0);
  });

  it("begin first in Astana", () => {
    const evening = new Date("2026-05-01T19:30:00Z");
    expect(dayOf(evening)).toBe("2026-05-01");
    expect(latestToday(evening)).toBe("2026-05-02");
    expect(latestToday(new Date("2026-05-01T18:59:59Z"))).toBe("2026-05-01");
  });

  it.each(["1990-01-01", "2026-02-28", "2028-02-29", "2099-12-31"])("exist: %s", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    "",
    "2026",
    "2026-2-7",
    "2026-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "1989-12-31",
    "2100-01-01",
    "2026-01-01T00:00",
    " 2026-01-01",
    "2026-01-01\n",
    "27.02.2026",
    "٢٠٢٦-٠١-٠١",
  ])("do not exist: %j", (text) => {
    expect(isDay(text)).toBe(false);
  });
});
