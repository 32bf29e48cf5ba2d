import type { Locale } from "@/lib/i18n/routing";

/** Browsers know no Kazakh; its numbers are written as the Russian ones are, with a comma and spaces. */
const LANGUAGE: Readonly<Record<Locale, string>> = {
  en: "en-GB",
  kk: "ru",
  ru: "ru",
  sr: "sr",
  "sr-Latn": "sr-Latn",
};

const formats = new Map<Locale, Intl.NumberFormat>();

/** A figure as the reader's language writes it, with three decimals at most: `1,234.5`, `1 234,5`, `1.234,5`. */
export function formatNumber(value: number, locale: Locale): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(LANGUAGE[locale], { maximumFractionDigits: 3 });
  formats.set(locale, format);
  return format.format(value);
}
