import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isDisguised, publicAddress, publicPath, SIGNED_IN_PARTS } from "@/server/addresses";
import { PAGE_QUERIES, parametersOf, placeOf } from "@/server/page-queries";

describe("the address of a public page", () => {
  it.each([
    ["/en", "/en"],
    ["/sr-Latn/areas/ai-digital", "/sr-Latn/areas/ai-digital"],
    ["/en/statements/kz-rs-2026/commitments/6-2?utm=1&x=%00", "/en/statements/kz-rs-2026/commitments/6-2"],
    ["/en?", "/en"],
    ["/en/deskwork", "/en/deskwork"],
    ["/en/updates/17", "/en/updates/17"],
    ["/en/statements/kz-rs-2026/commitments/12.1", "/en/statements/kz-rs-2026/commitments/12.1"],
  ])("%s is kept as %s", (url, path) => {
    expect(publicPath(url)).toBe(path);
  });

  it.each([
    "/",
    "/de",
    "/english",
    "/en/",
    "/en//areas",
    "/en/areas/",
    "/en/%61reas",
    "/en/areas\\energy",
    "/en/..",
    "/en/../api/health/ready",
    "/en/x/../areas",
    "/en/./areas",
    "/en/areas.rsc",
    "/en/updates.segments",
    "/en/desk",
    "/en/desk/updates/1",
    "/ru/admin?page=2",
    "/kk/sign-in?next=/kk/desk",
    "/api/health/live",
    "/_next/static/chunks/a.css",
    "http://elsewhere.example.org/en",
    "*",
    `/en/${"a".repeat(500)}`,
  ])("%s is none", (url) => {
    expect(publicPath(url)).toBeNull();
  });

  it.each([
    ["/%65n/updates", true],
    ["/en/%61reas", true],
    ["/en/areas%2Fenergy", true],
    ["/en/../en/areas", true],
    ["/x/../en/areas", true],
    ["/x/%2e%2e/en/areas", true],
    ["/en/areas/.", true],
    ["/en/areas.rsc", true],
    ["/en/қазақ", true],
    ["/en/areas/", false],
    ["/en//areas", false],
    ["//en/areas", false],
    ["/en/areas", false],
    ["/en/desk/updates/%31", false],
    ["/%65n/desk", false],
    ["/de/areas", false],
    ["/_next/static/chunks/a.css", false],
    ["/", false],
  ])("%s is in disguise: %s", (url, expected) => {
    expect(isDisguised(url)).toBe(expected);
  });

  it.each(["/%65n/updates?kind=report", "/en/updates.rsc?kind=report", "/en/../en/updates?kind=report"])(
    "%s stays in disguise with its query",
    (url) => {
      expect(isDisguised(url)).toBe(true);
      expect(publicAddress(url)).toBeNull();
    },
  );

  it("leaves out every part of the site that is not in (public)", () => {
    const below = (folder: string) =>
      readdirSync(`app/[locale]/${folder}`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("("))
        .map((entry) => entry.name);
    const signedIn = [...below("(desk)"), ...below("(admin)"), ...below("")];
    expect(signedIn.sort()).toEqual([...SIGNED_IN_PARTS].sort());
    for (const part of below("(public)")) expect(SIGNED_IN_PARTS).not.toContain(part);
  });
});

describe("the place of a page", () => {
  it.each([
    ["/en/updates", "main"],
    ["/en/search", "main"],
    ["/en/updates?kind=report", "apart"],
    ["/en/search?q=wind", "nowhere"],
  ])("%s is kept %s", (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});

describe("the query of a public page", () => {
  const LIST = "/en/statements/kz-rs-2026/commitments";

  it.each([
    // What the page does not read is as good as absent.
    ["/en/areas?kind=report&a=1", "/en/areas"],
    ["/en/updates?", "/en/updates"],
    ["/en/updates?a=1&utm_source=x&_rsc=abc&nxtPlocale=kk", "/en/updates"],
    ["/en/updates?__proto__=x&constructor=y&kind", "/en/updates"],
    [`${LIST}/6-2?kind=process`, `${LIST}/6-2`],
    // The order does not count, nor how often something is said, nor how it is encoded.
    ["/en/updates?status=paused&kind=report", "/en/updates?kind=report&status=paused"],
    ["/en/updates?kind=report&a=1&status=paused", "/en/updates?kind=report&status=paused"],
    ["/en/updates?kind=%72eport", "/en/updates?kind=report"],
    [`${LIST}?area=energy&area=culture&area=energy`, `${LIST}?area=culture&area=energy`],
    ["/en/updates/before/17?kind=report&kind=report", "/en/updates/before/17?kind=report"],
    ["/en/milestones?time=past&kind=event", "/en/milestones?kind=event&time=past"],
    [`${LIST}?status=kz.completed`, `${LIST}?status=kz.completed`],
    // Where one value counts, it is the same one whatever the order.
    ["/en/updates?kind=report&kind=no-change", "/en/updates?kind=no-change"],
    ["/en/updates?kind=no-change&kind=report", "/en/updates?kind=no-change"],
    // All that cannot be is the same.
    ["/en/updates?kind=nonsense", "/en/updates?kind=unknown"],
    ["/en/updates?kind=unknown", "/en/updates?kind=unknown"],
    ["/en/updates?kind=%00", "/en/updates?kind=unknown"],
    ["/en/updates?kind=%ff%fe", "/en/updates?kind=unknown"],
    ["/en/updates?kind=%", "/en/updates?kind=unknown"],
    ["/en/updates?kind=re+port", "/en/updates?kind=unknown"],
    ["/en/updates?kind=re%20port", "/en/updates?kind=unknown"],
    ["/en/updates?kind=<script>", "/en/updates?kind=unknown"],
    ["/en/updates?area=../../etc", "/en/updates?area=unknown"],
    [`${LIST}?status=completed&status=kz.nonsense&status=KZ.completed`, `${LIST}?status=unknown`],
    // Readers' own words are told apart by their words alone.
    ["/en/search?q=%20wind++farm%20", "/en/search?q=wind+farm"],
    ["/en/search?q=wind%20farm&sort=1", "/en/search?q=wind+farm"],
    ["/en/search?q=%00", "/en/search"],
    ["/en/desk?kind=report", null],
    ["/en/updates/?kind=report", null],
  ])("%s is kept as %s", (url, address) => {
    expect(publicAddress(url)).toBe(address);
    if (address !== null) expect(publicAddress(address)).toBe(address);
  });

  it("has an end, however much is asked for", () => {
    expect(publicAddress(`/en/updates?area=${"a".repeat(10_000)}`)).toBe("/en/updates?area=unknown");
    expect(publicAddress(`/en/search?q=${"%D0%B6".repeat(2_000)}`)?.length).toBeLessThan(1_300);
    const many = Array.from({ length: 500 }, (_, index) => `area=x${index}`).join("&");
    expect(publicAddress(`${LIST}?${many}`)?.length).toBeLessThan(300);
  });

  it("is declared for each page that reads one", () => {
    const folder = "app/[locale]/(public)";
    const reading = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /(^|\/)page\.tsx$/.test(path))
      .filter((path) => readFileSync(`${folder}/${path}`, "utf8").includes("searchParams"))
      .map((path) => `/${path.replace(/\/page\.tsx$/, "")}`);
    for (const page of reading) expect(Object.keys(PAGE_QUERIES)).toContain(page);
  });

  it("goes through the shipped proxy to just the same pages", () => {
    const maps = readFileSync("deploy/nginx/maps.conf", "utf8");
    const passed = [...maps.matchAll(/^ *"~(\^[^"]+)" \$is_args\$args;$/gm)].map(
      ([, one = ""]) => new RegExp(one),
    );
    expect(passed.length).toBeGreaterThan(0);
    const folders = [
      ...Object.keys(PAGE_QUERIES),
      "/areas",
      "/statements/[s]",
      "/statements/[s]/commitments/[c]",
    ];
    for (const folder of [...folders, "/updates/[id]", ""]) {
      const path = `/kk${folder.replaceAll(/\[[^\]]+\]/g, "17")}`;
      expect([path, passed.some((one) => one.test(path))]).toEqual([path, parametersOf(path) !== undefined]);
    }
  });
});
