import { expect, test } from "vitest";
import { writeSitemap, writeSitemapIndex } from "./sitemap";

const ORIGIN = "https://portal.example.org";

test("a page is listed once in each language, and each names all of them", () => {
  const xml = writeSitemap([{ path: "/updates/7", since: "2026-11-02" }], ORIGIN);
  expect([...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)).toEqual(
    ["en", "kk", "ru", "sr", "sr-Latn"].map((locale) => `${ORIGIN}/${locale}/updates/7`),
  );
  expect(xml.match(/<lastmod>2026-11-02<\/lastmod>/g)).toHaveLength(5);
  expect(xml.match(/hreflang="sr-Latn" href="[^"]*\/sr-Latn\/updates\/7"/g)).toHaveLength(5);
  expect(xml).toContain(`hreflang="x-default" href="${ORIGIN}/en/updates/7"`);
});

test("whoever reads no language of the portal is led to the choice by their browser, or to English", () => {
  expect(writeSitemap([{ path: "" }], ORIGIN)).toContain(`hreflang="x-default" href="${ORIGIN}/"`);
});

test("nothing in an address ends the XML around it", () => {
  expect(writeSitemapIndex([`/sitemaps/a&b"'<.xml`], ORIGIN)).toContain(
    "/sitemaps/a&#38;b&#34;&#39;&#60;.xml<",
  );
});
