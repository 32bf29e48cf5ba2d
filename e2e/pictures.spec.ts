import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { commitmentAddress } from "./journeys";

test.use({ javaScriptEnabled: false });

const PAGES = [
  ["", "matrix"],
  ["/areas", "area"],
  ["/areas/transport", "map"],
  ["/milestones", "time-line"],
  ["/institutions/kz-transport", "freshness"],
  ["/statements/kz-rs-2026/commitments/6-1", "figures"],
  ["/statements/kz-rs-2026/commitments/9-1", "map"],
  ["/statements/kz-rs-2026/commitments/12-1", "map"],
] as const;

const picture = (page: Page, name: string) => page.locator(`[data-picture="${name}"]`);

for (const [path, name] of PAGES) {
  test(`${path || "the home page"} shows its picture in every language and on a narrow screen`, async ({
    page,
  }) => {
    for (const locale of ["en", "kk", "ru", "sr", "sr-Latn"]) {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/${locale}${path}`);
        await expect(picture(page, name).first()).toBeVisible();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${locale}${path} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test("the matrix says of each commitment what its own page says", async ({ page }) => {
  await page.goto("/en");
  const links = picture(page, "matrix").locator("td a");
  const told = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute("href") ?? "",
      words: link.querySelector("title")?.textContent ?? "",
    })),
  );
  expect(new Set(told.map(({ href }) => href)).size).toBeGreaterThan(30);
  for (const reference of ["4-1", "6-1", "17-1", "18-1"]) {
    const cells = told.filter(({ href }) => href === commitmentAddress(reference));
    expect(cells.length, reference).toBeGreaterThan(0);
    await page.goto(commitmentAddress(reference));
    await expect(page.locator("h1")).toBeVisible();
    const title = (await page.locator("h1").textContent()) ?? "";
    for (const { words } of cells) {
      expect(words).toContain(`${reference.replace("-", ".")} ${title}`);
      for (const [side, word] of [...words.matchAll(/(Kazakh side|Serbian side): ([^.]+)/g)].map((m) =>
        m.slice(1),
      )) {
        const account = page.locator("article[data-party]").filter({ hasText: side ?? "" });
        await expect(account, `${reference}, ${side}`).toContainText(word ?? "");
      }
    }
  }
});

test("an area's marks are as many as its commitments, for each side, and counted in words", async ({
  page,
}) => {
  await page.goto("/en/areas");
  const cards = page.locator("li").filter({ has: picture(page, "area") });
  expect(await cards.count()).toBe(12);
  for (const card of await cards.all()) {
    const count = Number(/(\d+) commitments?/.exec((await card.textContent()) ?? "")?.[1]);
    for (const side of await card.locator("dd").all()) {
      expect(await side.locator("svg > g").count()).toBe(count);
      const counted = [...((await side.textContent()) ?? "").matchAll(/:\s(\d+)/g)].map((match) =>
        Number(match[1]),
      );
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(count);
    }
  }
});

test("figures in a picture are those of the table below it, whoever gave them", async ({ page }) => {
  await page.goto(commitmentAddress("6-1"));
  const indicator = page
    .locator("section")
    .filter({ has: picture(page, "figures") })
    .last();
  const drawn = await indicator.locator('[data-picture="figures"] text').allTextContents();
  const listed = await indicator.locator("tbody td:first-of-type").allTextContents();
  expect(drawn.map((text) => text.replace(" →", "")).sort()).toEqual(listed.sort());
  expect(drawn).toContain("1,000 →");
  await expect(picture(page, "figures")).toContainText("Sources differ");
});

test("the map names its places in the reader's language, and draws none twice", async ({ page }) => {
  await page.goto("/sr-Latn/areas/transport");
  const places = await picture(page, "map").locator("ol > li").allTextContents();
  expect(places).toHaveLength(12);
  expect(places).toContain("Konstanca");
  await expect(picture(page, "map").locator("svg").first()).toContainText("Beograd");
  await page.goto(commitmentAddress("6-2"));
  await expect(picture(page, "map")).toHaveCount(0);
});

test("the line of time has a mark for every milestone that is listed", async ({ page }) => {
  await page.goto("/en/milestones");
  const marks = await picture(page, "time-line").locator("ol circle").count();
  const counted = await picture(page, "time-line").locator("ol p").allTextContents();
  const sum = counted.join(" ").matchAll(/(?:Past|Planned):\s(\d+)/g);
  expect([...sum].reduce((total, match) => total + Number(match[1]), 0)).toBe(marks);
  // The page's policy refuses a style attribute: a lane that has no height of its own is 150 pixels high.
  const quiet = await picture(page, "time-line").locator("li > div > svg").first().boundingBox();
  expect(quiet?.height).toBeLessThan(40);
  await expect(picture(page, "time-line")).toContainText("13 years without recorded events");
  const named = picture(page, "time-line").getByRole("link", { name: /established diplomatic relations/ });
  await named.click();
  await expect(page.locator(":target")).toContainText("10 December 1996");
});

test("the year of an institution ends with what its page says of today", async ({ page }) => {
  await page.goto("/en/institutions/kz-foreign-affairs");
  const rows = page.locator("li").filter({ has: picture(page, "freshness") });
  expect(await rows.count()).toBeGreaterThan(5);
  for (const row of await rows.all()) {
    const told = (await row.locator("svg > title").textContent()) ?? "";
    const last = told.split(": ").at(-1) ?? "";
    expect(["Current", "Update due", "Update overdue", "Reporting paused"]).toContain(last);
    await expect(row.locator('a[href*="#freshness-"]')).toHaveText(last);
  }
});

test.describe("looked at by a program", () => {
  // The program that looks runs in the page.
  test.use({ javaScriptEnabled: true });

  test("pictures are accessible in the dark too", async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: "dark" });
    for (const [path] of PAGES) {
      await page.goto(`/en${path}`);
      const { violations } = await new AxeBuilder({ page }).include("[data-picture]").analyze();
      expect(
        violations.map(({ id, nodes }) => `${path}: ${id} ${nodes.map(({ target }) => target)}`),
      ).toEqual([]);
    }
  });
});
