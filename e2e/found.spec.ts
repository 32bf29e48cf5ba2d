import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { findRunningEmbedded } from "@/db/embedded";
import { LOCALES } from "@/lib/i18n/routing";
import { startPortal, type TestPortal } from "@/scripts/test-portal";

const COMMITMENT = "/statements/kz-rs-2026/commitments/12-1";

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** The addresses of the sitemaps, and of all pages in them, as paths. */
async function readSitemaps(request: APIRequestContext) {
  const index = await (await request.get("/sitemap.xml")).text();
  const parts = all(index, /<loc>([^<]+)<\/loc>/g).map((address) => new URL(address).pathname);
  const texts = await Promise.all(parts.map(async (part) => (await request.get(part)).text()));
  return { parts, pages: texts.flatMap((text) => all(text, /<loc>([^<]+)<\/loc>/g)), texts };
}

/** What a page links to below its own language, with no query. */
async function linksOf(request: APIRequestContext, path: string): Promise<string[]> {
  const html = await (await request.get(path)).text();
  return all(html, /<a [^>]*href="(\/en(?:\/[^"#?]*)?)[#?"]/g);
}

test("the sitemaps list pages that answer, in every language, and all that the main pages link", async ({
  request,
}) => {
  const { parts, pages, texts } = await readSitemaps(request);
  expect(parts).toEqual(
    expect.arrayContaining([
      "/sitemaps/pages.xml",
      "/sitemaps/statement-kz-rs-2026.xml",
      "/sitemaps/updates-1.xml",
    ]),
  );
  for (const text of texts) expect(all(text, /<(loc)>/g).length).toBeLessThanOrEqual(10_000);
  const paths = new Set(pages.map((address) => new URL(address).pathname));
  expect(paths.size).toBe(pages.length);
  for (const locale of LOCALES)
    expect([...paths].filter((path) => path === `/${locale}` || path.startsWith(`/${locale}/`))).toHaveLength(
      paths.size / LOCALES.length,
    );
  for (const path of paths)
    if (path.startsWith("/en"))
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(200);
  const linked = await Promise.all(
    ["/en", "/en/areas", "/en/updates", "/en/statements/kz-rs-2026", "/en/areas/energy"].map((path) =>
      linksOf(request, path),
    ),
  );
  const missing = linked.flat().filter((path) => !paths.has(path) && !/\/(sign-in|before)(\/|$)/.test(path));
  expect([...new Set(missing)]).toEqual([]);
});

test("a page names itself, its other languages and a picture that is there, each from the others too", async ({
  request,
}) => {
  const origin = process.env.PORTAL_URL ?? "";
  const alternates = new Set<string>();
  for (const locale of LOCALES) {
    const html = await (await request.get(`/${locale}${COMMITMENT}`)).text();
    expect(html).toContain(`<link rel="canonical" href="${origin}/${locale}${COMMITMENT}"/>`);
    alternates.add((html.match(/<link rel="alternate"[^>]*>/g) ?? []).join("\n"));
    const [picture = ""] = all(html, /<meta property="og:image" content="([^"]+)"/g);
    const answer = await request.get(picture);
    expect(answer.headers()["content-type"]).toBe("image/png");
    const body = await answer.body();
    expect(body.length).toBeLessThanOrEqual(60_000);
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
    const [manifest = ""] = all(html, /<link rel="manifest" href="([^"]+)"/g);
    const described = await (await request.get(manifest)).json();
    expect(described).toMatchObject({ lang: locale, start_url: `/${locale}` });
    for (const { src } of described.icons) expect((await request.get(src)).status(), src).toBe(200);
    for (const icon of all(html, /<link rel="(?:apple-touch-)?icon" href="([^"]+)"/g))
      expect((await request.get(icon)).status(), icon).toBe(200);
  }
  expect(alternates.size).toBe(1);
  const [links = ""] = alternates;
  expect(all(links, /hrefLang="([^"]+)"/g)).toEqual([...LOCALES, "x-default"]);
});

test("fonts and pictures are kept by the browser", async ({ request }) => {
  const html = await (await request.get("/en")).text();
  const [font = ""] = all(html, /<link rel="preload" href="([^"]+)" as="font"/g);
  expect((await request.get(font)).headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect((await request.get("/pictures/en.png")).headers()["cache-control"]).toBe("public, max-age=86400");
});

test("a demonstration is read by robots, but never to be found", async ({ request }) => {
  const paths = ["/en", `/sr${COMMITMENT}`, "/sitemap.xml", "/pictures/en.png", "/en/sign-in"];
  for (const path of paths) expect((await request.get(path)).headers()["x-robots-tag"], path).toBe("noindex");
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).not.toContain("Sitemap:");
  expect(robots).not.toMatch(/^Disallow: \/$/m);
  expect((await request.get("/.well-known/security.txt")).status()).toBe(404);
});

test.describe("in production", () => {
  const directory = mkdtempSync(join(tmpdir(), "portal-found-"));
  let portal: TestPortal;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    const owner = findRunningEmbedded(process.env.PORTAL_DATA ?? "")?.ownerUrl ?? "";
    portal = await startPortal(directory, {
      DATABASE_URL: owner,
      DATABASE_APPLICATION_URL: process.env.PORTAL_DATABASE_URL ?? "",
      PORTAL_SECURITY_CONTACT: "mailto:security@example.org",
    });
  });
  test.afterAll(async () => {
    await portal?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  test("the portal is to be found, and what is a person's own is not", async ({ request }) => {
    const origin = portal.environment.PORTAL_URL;
    for (const path of ["/en", `/sr${COMMITMENT}`]) {
      const answer = await request.get(origin + path);
      expect(answer.headers()["x-robots-tag"]).toBeUndefined();
      expect(await answer.text()).not.toContain('name="robots"');
    }
    expect(await (await request.get(`${origin}/en/sign-in`)).text()).toContain(
      'name="robots" content="noindex',
    );
    const robots = await (await request.get(`${origin}/robots.txt`)).text();
    expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
    for (const locale of LOCALES) expect(robots).toContain(`Disallow: /${locale}/desk\n`);
  });

  test("security.txt says where to report a weakness, for the next weeks", async ({ request }) => {
    const answer = await request.get(`${portal.environment.PORTAL_URL}/.well-known/security.txt`);
    expect(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
    const text = await answer.text();
    expect(text).toContain("Contact: mailto:security@example.org\n");
    const [expires = ""] = all(text, /^Expires: (.+)$/gm);
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(365);
  });
});
