import type { Metadata } from "next";
import { LOCALES, type Locale } from "@/lib/i18n/routing";

/**
 * Title, description, canonical address and the same page's addresses in the other languages.
 * `path` is the address after the language: `/areas/energy`, or empty for the home page. Search engines are
 * asked to leave out a list with more than one thing chosen: there is no end of combinations.
 */
export function pageMetadata(page: {
  locale: Locale;
  path: string;
  title: string;
  description: string;
  chosen?: readonly unknown[];
}): Metadata {
  const languages = Object.fromEntries(LOCALES.map((locale) => [locale, `/${locale}${page.path}`]));
  return {
    title: page.title,
    description: page.description,
    ...((page.chosen?.length ?? 0) > 1 && { robots: { index: false } }),
    alternates: { canonical: `/${page.locale}${page.path}`, languages },
  };
}
