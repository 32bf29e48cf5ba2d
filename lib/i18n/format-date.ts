import type { Locale } from "@/lib/i18n/routing";

type Precision = "year" | "month" | "day";

const OPTIONS: Readonly<Record<Precision, Intl.DateTimeFormatOptions>> = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
};

/** English here is read by two governments: the day stands before the month. */
const languageOf = (locale: Locale) => (locale === "en" ? "en-GB" : locale);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, precision: Precision): Intl.DateTimeFormat {
  const key = `${locale} ${precision}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(languageOf(locale), { ...OPTIONS[precision], timeZone: "UTC" });
  formats.set(key, format);
  return format;
}

/** The word for "year" is one letter in Russian and Kazakh: it must not begin a line by itself. */
const keepTogether = (words: string) => words.replace(/ (?=[гж]\.)/, "\u00a0");

/**
 * A date in words, only as precise as it is given: `2019`, `2024-11` or `2026-12-10`. Anything else, such
 * as a publisher's own wording of a date, comes back as it is.
 */
export function formatDate(date: string, locale: Locale): string {
  const match = /^(\d{4})(-\d{2})?(-\d{2})?$/.exec(date);
  if (!match) return date;
  const precision = match[3] ? "day" : match[2] ? "month" : "year";
  const time = Date.parse(`${match[1]}${match[2] ?? "-01"}${match[3] ?? "-01"}T00:00:00Z`);
  return Number.isNaN(time) ? date : keepTogether(formatOf(locale, precision).format(time));
}

/** One letter for a month, `2026-03`, as calendars head their columns. */
export function formatMonthLetter(month: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(languageOf(locale), { month: "narrow", timeZone: "UTC" });
  return format.format(Date.parse(`${month}-01T00:00:00Z`));
}
