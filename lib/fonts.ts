import files from "@/lib/fonts.json";
import type { Locale } from "@/lib/i18n/routing";

const EVERYWHERE = [files["sans-latin"], files["serif-latin"], files["serif-latin-ext"]];
const LATIN = [...EVERYWHERE, files["sans-latin-ext"]];
const CYRILLIC = [...EVERYWHERE, files["sans-cyrillic"], files["serif-cyrillic"]];

/** The same as app/globals.css names for each language; other letters are the system's. */
const FONTS: Readonly<Record<Locale, readonly string[]>> = {
  en: LATIN,
  kk: [...CYRILLIC, files["sans-cyrillic-ext"], files["serif-cyrillic-ext"]],
  ru: CYRILLIC,
  sr: CYRILLIC,
  "sr-Latn": LATIN,
};

/** The addresses of all font files that a page in this language uses. */
export function fontsOf(locale: Locale): readonly string[] {
  return FONTS[locale];
}
