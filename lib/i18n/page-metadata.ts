import type { Metadata } from "next";
import { loadMessages } from "@/lib/i18n/messages";
import { LOCALES, type Locale } from "@/lib/i18n/routing";

/** How Open Graph names the languages; it knows no scripts. */
const OPEN_GRAPH_LOCALES: Readonly<Record<Locale, string>> = {
  en: "en_GB",
  kk: "kk_KZ",
  ru: "ru_RU",
  sr: "sr_RS",
  "sr-Latn": "sr_RS",
};

/**
 * The addresses of one page in every language, and for a reader of none of them: the home page's chooses by what the
 * browser asks for, any other is English. `path` is the address after the language.
 */
export function alternatesOf(path: string): Record<Locale | "x-default", string> {
  const languages = LOCALES.map((locale) => [locale, `/${locale}${path}`]);
  return { ...Object.fromEntries(languages), "x-default": path === "" ? "/" : `/en${path}` };
}

/**
 * Title, description, canonical address, the same page's addresses in the other languages, and what a network shows
 * of a link to it: one prepared picture for each language, none made of what somebody wrote.
 * `path` is the address after the language: `/areas/energy`, or empty for the home page. Search engines are asked
 * to leave out a list with more than one thing chosen: there is no end of combinations.
 */
export function pageMetadata(page: {
  locale: Locale;
  path: string;
  title: string;
  description: string;
  chosen?: readonly unknown[];
}): Metadata {
  const { locale, path, title, description } = page;
  const { name, tagline } = loadMessages(locale).portal;
  const address = `/${locale}${path}`;
  const picture = { url: `/pictures/${locale}.png`, width: 1200, height: 630, alt: `${name}: ${tagline}` };
  const others = LOCALES.map((other) => OPEN_GRAPH_LOCALES[other]);
  return {
    title,
    description,
    ...((page.chosen?.length ?? 0) > 1 && { robots: { index: false } }),
    alternates: { canonical: address, languages: alternatesOf(path) },
    openGraph: {
      type: "website",
      ...{ title, description, url: address, siteName: name, images: picture },
      locale: OPEN_GRAPH_LOCALES[locale],
      alternateLocale: [...new Set(others)].filter((other) => other !== OPEN_GRAPH_LOCALES[locale]),
    },
    twitter: { card: "summary_large_image" },
  };
}
