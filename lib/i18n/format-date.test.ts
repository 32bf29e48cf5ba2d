import { describe, expect, it } from "vitest";
import { formatDate } from "./format-date";
import { LOCALES } from "./routing";

/** Every month as each language writes it in a date with its day, and, where that differs, without one. */
const MONTHS = {
  en: "January February March April May June July August September October November December",
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  sr: "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
  "sr-Latn": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
};

describe("formatDate", () => {
  it.each([
    ["en", "2019", "November 2024", "10 December 2026"],
    ["kk", "2019", "2024\u00a0ж. қараша", "2026\u00a0ж. 10 желтоқсан"],
    ["ru", "2019", "ноябрь 2024\u00a0г.", "10 декабря 2026\u00a0г."],
    ["sr", "2019.", "новембар 2024.", "10. децембра 2026."],
    ["sr-Latn", "2019.", "novembar 2024.", "10. decembra 2026."],
  ] as const)("is only as precise as the date, in %s", (locale, year, month, day) => {
    expect(["2019", "2024-11", "2026-12-10"].map((date) => formatDate(date, locale))).toEqual([
      year,
      month,
      day,
    ]);
  });
  it.each(LOCALES)("names every month in %s", (locale) => {
    MONTHS[locale].split(" ").forEach((name, index) => {
      const date = `2026-${String(index + 1).padStart(2, "0")}-09`;
      expect(formatDate(date, locale).split(/[\s.]+/)).toContain(name);
    });
  });
  it("leaves a publisher's own wording alone", () => {
    expect(formatDate("2024-11 (day not shown)", "en")).toBe("2024-11 (day not shown)");
    expect(formatDate("2024-99-99", "kk")).toBe("2024-99-99");
    expect(formatDate("", "sr")).toBe("");
  });
});
