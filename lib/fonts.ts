import files from "@/lib/fonts.json";
import type { Locale } from "@/lib/i18n/routing";

const LATIN = [files["sans-latin"], files["serif-latin"]];
/** Spaces, figures and the official text are in Latin letters' files on every page. */
const CYRILLIC = [...LATIN, files["sans-cyrillic"], files["serif-cyrillic"]];

const FIRST: Readonly<Record<Locale, readonly string[]>> = {
  en: LATIN,
  kk: [...CYRILLIC, files["sans-cyrillic-ext"], files["serif-cyrillic-ext"]],
  ru: CYRILLIC,
  sr: CYRILLIC,
  "sr-Latn": [...LATIN, files["sans-latin-ext"], files["serif-latin-ext"]],
};

/** The addresses of the font files that a page in this language needs first. */
export function firstFonts(locale: Locale): readonly string[] {
  return FIRST[locale];
}
