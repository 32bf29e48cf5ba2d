import type { Locale } from "@/lib/i18n/routing";
import { transliterate } from "@/lib/i18n/transliterate";

type Words = {
  /** `month` counts from 0. */
  day: (year: string, month: number, day: number) => string;
  month: (year: string, month: number) => string;
  year: (year: string) => string;
};

/**
 * Spelt out here and not taken from the runtime: browsers know no Kazakh (Chromium writes "2026 M12 10"), and the
 * runtime's Serbian stands in the nominative, which is wrong after "on", "since" and "until".
 */
const KAZAKH = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(
  " ",
);
const SERBIAN = "јануар фебруар март април мај јун јул август септембар октобар новембар децембар".split(" ");
const SERBIAN_GENITIVE =
  "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра".split(" ");

/** English here is read by two governments: the day stands before the month. */
const WORDS: Readonly<Record<Locale, Words>> = {
  en: fromRuntime("en-GB"),
  ru: fromRuntime("ru"),
  kk: {
    day: (year, month, day) => `${year}\u00a0ж. ${day} ${KAZAKH[month]}`,
    month: (year, month) => `${year}\u00a0ж. ${KAZAKH[month]}`,
    year: (year) => year,
  },
  sr: serbian((words) => words),
  "sr-Latn": serbian(transliterate),
};

function serbian(write: (words: string) => string): Words {
  return {
    day: (year, month, day) => write(`${day}. ${SERBIAN_GENITIVE[month]} ${year}.`),
    month: (year, month) => write(`${SERBIAN[month]} ${year}.`),
    year: (year) => `${year}.`,
  };
}

function fromRuntime(language: string): Words {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(language, { year: "numeric", timeZone: "UTC", ...options });
    return (year: string, month = 0, day = 1) =>
      // The word for "year" is one letter in Russian: it must not begin a line by itself.
      made.format(Date.UTC(Number(year), month, day)).replace(/ (?=г\.)/, "\u00a0");
  };
  return {
    day: format({ month: "long", day: "numeric" }),
    month: format({ month: "long" }),
    year: format({}),
  };
}

/**
 * A date in words, only as precise as it is given: `2019`, `2024-11` or `2026-12-10`. Anything else, such
 * as a publisher's own wording of a date, comes back as it is.
 */
export function formatDate(date: string, locale: Locale): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (!year || Number.isNaN(Date.parse(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`))) return date;
  const words = WORDS[locale];
  if (!month) return words.year(year);
  return day ? words.day(year, Number(month) - 1, Number(day)) : words.month(year, Number(month) - 1);
}

/** One letter for a month, `2026-03`, as calendars head their columns. */
export function formatMonthLetter(month: string, locale: Locale): string {
  const at = Number(month.slice(5)) - 1;
  const own = { kk: KAZAKH, sr: SERBIAN, "sr-Latn": SERBIAN.map(transliterate), en: null, ru: null }[locale];
  if (own) return (own[at] ?? "").charAt(0).toUpperCase();
  return new Intl.DateTimeFormat(locale, { month: "narrow", timeZone: "UTC" }).format(Date.UTC(2026, at));
}
