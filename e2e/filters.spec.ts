import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

test.use({ javaScriptEnabled: false });

const LIST = "/statements/kz-rs-2026/commitments";

const found = (page: Page) =>
  page
    .getByRole("main")
    .locator("li")
    .filter({ has: page.locator("dl") });
const choose = (page: Page, name: string | RegExp) =>
  page.getByRole("navigation", { name: "Narrow the list" }).getByRole("link", { name }).first().click();
const chosen = (page: Page) => page.getByRole("list", { name: "Chosen" });

test("what is chosen combines, survives reload, Back and another language, and is taken away again", async ({
  page,
}) => {
  await page.goto(`/en${LIST}`);
  await expect(page.getByText("42 commitments of 42")).toBeVisible();
  await choose(page, /^Energy/);
  await expect(page).toHaveURL(/\/commitments\?area=energy$/);
  const energy = await found(page).count();
  expect(energy).toBeGreaterThan(0);
  expect(energy).toBeLessThan(42);
  await choose(page, /^Under way/);
  await expect(page).toHaveURL(/\?area=energy&status=kz\.under-way$/);
  await expect(chosen(page).getByRole("link")).toHaveCount(3);
  await expect(chosen(page)).toContainText("Kazakh side: Under way");
  const both = await found(page).allInnerTexts();
  expect(both.length).toBeGreaterThan(0);
  for (const text of both) expect(text).toContain("Under way");

  await page.reload();
  expect(await found(page).allInnerTexts()).toEqual(both);
  await page.getByRole("link", { name: "Русский" }).click();
  await expect(page).toHaveURL(/\/ru\/.*\?area=energy&status=kz\.under-way$/);
  await expect(found(page)).toHaveCount(both.length);
  await page.goBack();
  await page.goBack();
  await expect(found(page)).toHaveCount(energy);
  await page.goForward();
  await chosen(page)
    .getByRole("link", { name: /Energy/ })
    .click();
  await expect(page).toHaveURL(/\?status=kz\.under-way$/);
  await chosen(page).getByRole("link", { name: "Show everything" }).click();
  await expect(found(page)).toHaveCount(42);
});

test("the number behind each choice is what it leaves", async ({ page }) => {
  await page.goto(`/en${LIST}?area=transport`);
  const links = page.getByRole("navigation", { name: "Narrow the list" }).locator("li a:not([aria-current])");
  const choices = await links.evaluateAll((all) =>
    all.map((link) => ({
      address: link.getAttribute("href") ?? "",
      count: Number(link.lastElementChild?.textContent),
    })),
  );
  expect(choices.length).toBeGreaterThan(10);
  // Another area is one more that will do; what stands behind it is its own number, not the sum.
  for (const { address, count } of choices
    .filter((one) => !/area=[^&]+&area=/.test(one.address))
    .slice(0, 12)) {
    await page.goto(address);
    await expect(page.getByText(`of 42`)).toContainText(`${count} commitment`);
  }
});

test("an empty list says what to take away, and what that leaves", async ({ page }) => {
  await page.goto(`/en${LIST}?area=energy&kind=declaration&status=kz.discontinued`);
  await expect(page.getByText("0 commitments of 42")).toBeVisible();
  await expect(page.getByText("No commitment fits all that is chosen.")).toBeVisible();
  await expect(found(page)).toHaveCount(0);
  await page.getByRole("main").locator("ul.list-disc a").first().click();
  await expect(chosen(page).getByRole("link")).toHaveCount(3);
});

test("what does not exist is left out, with a word about it", async ({ page }) => {
  for (const query of ["?area=nowhere", "?kind=nonsense", "?status=kz.%00", `?area=${"x".repeat(5_000)}`]) {
    expect((await page.goto(`/en${LIST}${query}`))?.status()).toBe(200);
    await expect(page.getByText("Something in this address is not known here")).toBeVisible();
    await expect(found(page)).toHaveCount(42);
  }
  expect((await page.goto(`/en${LIST}?utm_source=x`))?.status()).toBe(200);
  await expect(page.getByText("Something in this address is not known here")).toHaveCount(0);
  expect((await page.goto("/en/statements/nowhere/commitments?area=energy"))?.status()).toBe(404);
});

test("updates and milestones are narrowed in the same way", async ({ page }) => {
  await page.goto("/en/updates");
  await choose(page, "Serbian side");
  await choose(page, "Report");
  await expect(page).toHaveURL(/\/updates\?kind=report&party=rs$/);
  const lines = page.getByRole("main").locator("ol > li");
  expect(await lines.count()).toBeGreaterThan(0);
  for (const text of await lines.allInnerTexts()) expect(text).toContain("Serbian side: Report");
  await choose(page, "Kazakh side");
  await expect(page).toHaveURL(/\/updates\?kind=report&party=kz$/);
  await page.goto("/en/milestones?time=coming");
  await expect(page.getByRole("heading", { name: "Past", exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Coming", exact: true })).toBeVisible();
  await choose(page, "Transport");
  await expect(page).toHaveURL(/\/milestones\?area=transport&time=coming$/);
});

test("a narrowed list is a document with one address of its own", async ({ page, request }) => {
  const answer = await request.get("/en/updates?status=completed&a=1&kind=report&kind=report");
  const headers = answer.headers();
  expect(headers["content-security-policy"]).toContain("script-src 'none'");
  expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=1");
  const html = await answer.text();
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)/);
  expect(html).toMatch(/<link rel="canonical" href="[^"]*\/en\/updates\?kind=report&amp;status=completed"/);
  expect(html).toMatch(/<meta name="robots" content="noindex/);
  const same = await request.get("/en/updates?kind=report&status=completed", {
    headers: { "if-none-match": headers.etag ?? "" },
  });
  expect(same.status()).toBe(304);
  const rules = await (await request.get("/speculation-rules.json")).json();
  await page.goto("/en/updates");
  const guessed = (address: string) =>
    page.evaluate(
      ([where, path]) => {
        const matches = (one: { href_matches?: string; not?: { href_matches: string } }) =>
          one.not
            ? !new URLPattern(one.not.href_matches, location.href).test(location.origin + path)
            : new URLPattern(one.href_matches ?? "", location.href).test(location.origin + path);
        return where.every(matches);
      },
      [rules.prerender[0].where.and, address] as const,
    );
  expect(await guessed("/en/updates")).toBe(true);
  expect(await guessed("/en/updates?kind=report")).toBe(false);
});

test("the filters stand beside the list where there is room, and wait above it where there is none", async ({
  page,
}) => {
  const first = page.getByRole("navigation", { name: "Narrow the list" }).getByRole("link").first();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`/en${LIST}?area=energy`);
    if (width === 320) {
      await expect(first).toBeHidden();
      await page.getByText("Narrow the list (1 chosen)").click();
    }
    await expect(first).toBeVisible();
    await expect(page.locator('nav a[aria-current="true"]').filter({ hasText: "Energy" })).toHaveCount(1);
  }
});

test("narrowed lists are accessible", async ({ browser }) => {
  // The engine is itself a script.
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  for (const address of [
    `/en${LIST}?area=energy`,
    "/en/updates?kind=report",
    `/sr${LIST}?kind=declaration&area=energy`,
  ]) {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`),
        address,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
  await context.close();
});
