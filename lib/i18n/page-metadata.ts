import type { Metadata } from "next";
import { LOCALES, type Locale } from "@/lib/i18n/routing";

/**
 * Title, description, canonical address and the same page's addresses in the other languages.
 * `path` is the address after the language: `/areas/energy`, or empty for the home page.
 */
export function pageMetadata(page: {
  locale: Locale;
  path: string;
  title: string;
  description: string;
}): Metadata {
  const languages = Object.fromEntries(LOCALES.map((locale) => [locale, `/${locale}${page.path}`]));
  return {
    title: page.title,
    description: page.description,
    alternates: { canonical: `/${page.locale}${page.path}`, languages },
  };
}
