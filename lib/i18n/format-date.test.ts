import { describe, expect, it } from "vitest";
import { formatDate } from "./format-date";

describe("formatDate", () => {
  it("is only as precise as the date", () => {
    expect(formatDate("2019", "en")).toBe("2019");
    expect(formatDate("2024-11", "en")).toBe("November 2024");
    expect(formatDate("2026-12-10", "en")).toBe("10 December 2026");
  });
  it("speaks the language of the page", () => {
    expect(formatDate("2026-12-10", "ru")).toBe("10 декабря 2026\u00a0г.");
    expect(formatDate("2026-12-10", "sr")).toBe("10. децембар 2026.");
    expect(formatDate("2026-12-10", "sr-Latn")).toBe("10. decembar 2026.");
    expect(formatDate("2026-12-10", "kk")).toContain("желтоқсан");
  });
  it("leaves a publisher's own wording alone", () => {
    expect(formatDate("2024-11 (day not shown)", "en")).toBe("2024-11 (day not shown)");
    expect(formatDate("2024-99-99", "en")).toBe("2024-99-99");
  });
});
