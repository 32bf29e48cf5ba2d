import { defineRouting } from "next-intl/routing";

export const LOCALES = ["en", "kk", "ru", "sr", "sr-Latn"] as const;
export type Locale = (typeof LOCALES)[number];

/** What each language calls itself, the same on every page. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: "English",
  kk: "Қазақша",
  ru: "Русский",
  sr: "Српски",
  "sr-Latn": "Srpski",
};

/** Every address names its language; no cookie remembers one, so that a page is the same for everybody. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: "en",
  localePrefix: "always",
  localeCookie: false,
  alternateLinks: false,
});

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}
