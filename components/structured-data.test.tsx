import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, it } from "vitest";
import { provideEnvironment } from "@/lib/env";
import { institutionThing, reportThing, StructuredData, trailThing, websiteThing } from "./structured-data";

const UPDATE = {
  id: 7,
  kind: "report" as const,
  institution: { slug: "kz-energy", name: { en: "Ministry of Energy", kk: "Энергетика министрлігі" } },
  current: { language: "kk", publishedAt: new Date("2026-11-02T10:00:00Z") },
};
type Update = Parameters<typeof reportThing>[0];
const report = (change: object = {}) =>
  reportThing({ ...UPDATE, ...change } as Update, "Update 7 on 6.2", "en");

afterEach(() => provideEnvironment({ PORTAL_MODE: "demonstration" }));

describe("structured data", () => {
  it("stays one script, whatever is said in it, and says the same", () => {
    const name = `</script><script>alert("1")</script><!-- ]]> & \u2028`;
    const html = renderToStaticMarkup(<StructuredData thing={{ "@type": "Organization", name }} />);
    expect(html.match(/<\/?script/g)).toHaveLength(2);
    expect(html).not.toContain("<!--");
    const [, text = ""] = /<script type="application\/ld\+json">(.*)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(text)).toEqual({ "@context": "https://schema.org", "@type": "Organization", name });
  });

  it("names the way from the home page, in the page's language", () => {
    const trail = [{ label: { en: "Energy", sr: "Енергетика" }, path: "/areas/energy" }, { label: "Ranije" }];
    expect(trailThing(trail, "sr-Latn").itemListElement).toMatchObject([
      { position: 1, item: "http://localhost:3000/sr-Latn" },
      { position: 2, name: "Energetika", item: "http://localhost:3000/sr-Latn/areas/energy" },
      { position: 3, name: "Ranije" },
    ]);
  });

  it("leads to an institution's own site where it has one", () => {
    const institution = { slug: "kz-energy", name: { en: "Ministry of Energy" } };
    expect(institutionThing({ ...institution, website: "https://example.org/" }, "en").url).toBe(
      "https://example.org/",
    );
    expect(institutionThing({ ...institution, website: null }, "en").url).toBe(
      "http://localhost:3000/en/institutions/kz-energy",
    );
  });

  it("calls a published report one, with its author, day and language", () => {
    provideEnvironment({ PORTAL_MODE: "production" });
    expect(report()).toMatchObject({
      "@type": "Report",
      inLanguage: "kk",
      datePublished: "2026-11-02T10:00:00.000Z",
      author: { name: "Ministry of Energy" },
    });
  });

  it("calls nothing a report that was withdrawn, only confirms another, or is invented", () => {
    provideEnvironment({ PORTAL_MODE: "production" });
    expect(report({ current: null })).toBeNull();
    expect(report({ kind: "no-change" })).toBeNull();
    provideEnvironment({ PORTAL_MODE: "demonstration" });
    expect(report()).toBeNull();
  });

  it("says in which language the site is, and where to search it", () => {
    expect(websiteThing("kk")).toMatchObject({
      ...{ "@type": "WebSite", inLanguage: "kk" },
      potentialAction: { target: { urlTemplate: "http://localhost:3000/kk/search?q={query}" } },
    });
  });
});
