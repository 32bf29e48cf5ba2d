import type { Day } from "@/lib/dates";
import { alternatesOf } from "@/lib/i18n/page-metadata";
import { LOCALES } from "@/lib/i18n/routing";

/** A public page by its address after the language, and the day on which it became what it is, where that is known. */
export type Listed = { path: string; since?: Day };

const OPENING = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** A sitemap of these pages in every language, each naming the others. `origin` is the portal's own, with no slash. */
export function writeSitemap(pages: readonly Listed[], origin: string): string {
  const entries = pages.flatMap(({ path, since }) => {
    const others = Object.entries(alternatesOf(path)).map(
      ([language, address]) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(origin + address)}"/>`,
    );
    const rest = `${since ? `<lastmod>${since}</lastmod>` : ""}${others.join("")}</url>`;
    return LOCALES.map((locale) => `<url><loc>${escapeXml(`${origin}/${locale}${path}`)}</loc>${rest}`);
  });
  const spaces = `${NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"`;
  return [OPENING, `<urlset ${spaces}>`, ...entries, "</urlset>", ""].join("\n");
}

/** The sitemap that names the others, by the addresses of which `origin` is the beginning. */
export function writeSitemapIndex(addresses: readonly string[], origin: string): string {
  const entries = addresses.map((address) => `<sitemap><loc>${escapeXml(origin + address)}</loc></sitemap>`);
  return [OPENING, `<sitemapindex ${NAMESPACE}>`, ...entries, "</sitemapindex>", ""].join("\n");
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** For search engines, who may have it a few minutes late. */
export function sitemapResponse(xml: string): Response {
  return new Response(xml, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=300" },
  });
}
