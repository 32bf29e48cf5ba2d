import { expect, type Page, test } from "@playwright/test";

test.use({ javaScriptEnabled: false });

/** Types a query into the form of the page, as a reader does. */
async function search(page: Page, query: string, locale = "en"): Promise<void> {
  await page.goto(`/${locale}/search`);
  await page.getByRole("main").getByRole("searchbox").fill(query);
  await page.getByRole("main").getByRole("search").getByRole("button").click();
}

const results = (page: Page) => page.getByRole("main").getByRole("listitem");
const marked = (page: Page) => page.locator("main mark");

test("an empty search says how to search, with examples that find something", async ({ page }) => {
  await page.goto("/en/search");
  await expect(page).toHaveTitle(/^Search/);
  await expect(page.getByRole("heading", { name: "How to search" })).toBeVisible();
  for (const locale of ["en", "kk", "ru", "sr", "sr-Latn"]) {
    await page.goto(`/${locale}/search`);
    const addresses = await page
      .locator('main a[href*="/search?q="]')
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      await page.goto(address);
      await expect(marked(page).first(), address).toBeVisible();
    }
  }
});

test("a word finds things of every kind, each under its heading with their number", async ({ page }) => {
  await search(page, "trade");
  await expect(page).toHaveTitle(/^trade – search/);
  const headings = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
  const kinds = ["Areas", "Clauses", "Commitments", "Institutions", "Events", "Figures", "Updates"];
  expect(headings.map((heading) => heading.replace(/ \(\d+\)$/, ""))).toEqual(kinds);
  expect(headings.join()).toMatch(/^(\w+ \(\d+\),?)+$/);
  await expect(marked(page).first()).toHaveText(/^trad/i);
});

test("a result leads to the thing, and Back to the results", async ({ page }) => {
  await search(page, "transport");
  await page.getByRole("link", { name: /Commitment 12\.1/ }).click();
  await expect(page).toHaveURL(/\/commitments\/12-1$/);
  await page.goBack();
  await expect(page).toHaveURL("/en/search?q=transport");
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveValue("transport");
  await expect(marked(page).first()).toBeVisible();
});

test("Latin letters find Serbian Cyrillic, and other endings too", async ({ page }) => {
  await search(page, "ministarstva energetike", "sr-Latn");
  await expect(page.getByRole("link", { name: "Ministarstvo rudarstva i energetike" })).toBeVisible();
  await search(page, "ministarstvo rudarstvo", "sr");
  await expect(page.getByRole("link", { name: "Министарство рударства и енергетике" })).toBeVisible();
  await search(page, "министерства энергетика", "ru");
  await expect(page.getByRole("link", { name: "Министерство энергетики", exact: true })).toBeVisible();
  await search(page, "энергетика министрлігінің", "kk");
  await expect(page.getByRole("link", { name: "Энергетика министрлігі", exact: true })).toBeVisible();
});

test("a wrong letter still finds, and what was typed can be insisted on", async ({ page }) => {
  await search(page, "agricultvre");
  await expect(
    page.getByText(/No text has “agricultvre”\. What is found has “agricultur\w+”\./),
  ).toBeVisible();
  await expect(marked(page).first()).toHaveText(/^agricultur/i);
  await page.getByRole("link", { name: "Search for exactly what was typed" }).click();
  await expect(page.getByText('Nothing was found for “"agricultvre"”.')).toBeVisible();
});

test("quotes and minus are heeded", async ({ page }) => {
  await search(page, '"Trans-Caspian International Transport Route"');
  await expect(page.getByRole("link", { name: /^Clause 12:/ })).toBeVisible();
  await search(page, '"Route Transport International"');
  await expect(page.getByText(/^Nothing was found/)).toBeVisible();
  await search(page, "transport -caspian");
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^Clause 12:/ })).toHaveCount(0);
});

test("6.2 finds the commitment of that number", async ({ page }) => {
  await search(page, "6.2");
  await expect(results(page).first().getByRole("link")).toHaveAttribute("href", /\/commitments\/6-2$/);
});

test("one kind of results has an address of its own, in every language", async ({ page }) => {
  await search(page, "cooperation");
  await page.getByRole("link", { name: "All results: Commitments" }).click();
  await expect(page).toHaveURL("/en/search?kind=commitment&q=cooperation");
  expect(await results(page).count()).toBeGreaterThan(5);
  await page.getByRole("banner").getByRole("link", { name: "Русский" }).first().click({ force: true });
  await expect(page).toHaveURL("/ru/search?kind=commitment&q=cooperation");
  await expect(page.locator("main mark").first()).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "All kinds of results" }).click();
  await expect(page).toHaveURL("/en/search?q=cooperation");
});

test("a text in another language than the page's says so", async ({ page }) => {
  await search(page, "министарство", "en");
  await expect(page.locator('main [lang="sr"] mark').first()).toBeVisible();
});

test("older results go on behind an update, and behind the last there is nothing", async ({ page }) => {
  await search(page, "demonstration");
  await page.getByRole("link", { name: "All results: Updates" }).click();
  const first = await results(page).first().textContent();
  await page.getByRole("link", { name: "Earlier entries" }).click();
  await expect(page).toHaveURL(/\/search\?before=\d+&kind=update&q=demonstration$/);
  expect(await results(page).first().textContent()).not.toBe(first);
  await page.goto("/en/search?before=1&kind=update&q=demonstration");
  await expect(page.getByText(/^Nothing was found/)).toBeVisible();
});

test("what nobody asks in good faith is answered with a page", async ({ request }) => {
  const queries = [
    '"',
    "-",
    "-transport",
    "%",
    "\\",
    "%00",
    "'; drop table updates; --",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "👍",
    "\u202etransport",
    "a".repeat(10_000),
    "transport ".repeat(1_000),
    "&|!()<->:*",
    "تجارة 商贸",
  ];
  for (const query of queries) {
    const answer = await request.get(`/en/search?${new URLSearchParams({ q: query })}`);
    const html = await answer.text();
    expect([query.slice(0, 40), answer.status() < 500]).toEqual([query.slice(0, 40), true]);
    if (query.length < 1_000) expect([query, answer.status()]).toEqual([query, 200]);
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|<img[ >]/);
  }
  for (const raw of ["q=%00", "q=%ff", "q=a&q=b", "q[]=a", "kind=draft&q=a", "before=x&q=a", "q=%"])
    expect([raw, (await request.get(`/en/search?${raw}`)).status()]).toEqual([raw, 200]);
});

test("no result asks to be indexed, and the empty page does", async ({ request }) => {
  expect(await (await request.get("/en/search?q=transport")).text()).toMatch(
    /name="robots" content="noindex/,
  );
  expect(await (await request.get("/en/search")).text()).not.toContain('name="robots"');
});
