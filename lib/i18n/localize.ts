import type { ContentLanguage, LocalizedName } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";
import { transliterate } from "@/lib/i18n/transliterate";

/** A text for a reader; `language` only where it is not the page's own, for the `lang` attribute. */
export type Localized = { text: string; language?: ContentLanguage };

/** The language of the content that a page in this locale is written in. */
export const contentLanguageOf = (locale: Locale): ContentLanguage => (locale === "sr-Latn" ? "sr" : locale);

const WITHOUT_ENGLISH: readonly ContentLanguage[] = ["kk", "sr", "ru"];

/**
 * The page's own language, with Serbian in the script of the page; else English; else, for an official
 * name that has neither, the language it exists in. Empty when there is no text at all.
 */
export function localize(text: LocalizedName, locale: Locale): Localized {
  const own = locale === "sr-Latn" ? text.sr && transliterate(text.sr) : text[locale];
  if (own) return { text: own };
  if (text.en) return { text: text.en, language: "en" };
  const language = WITHOUT_ENGLISH.find((candidate) => text[candidate]);
  if (!language) return { text: "" };
  return { text: text[language] ?? "", language };
}
