import { expect, test } from "@playwright/test";

const STATEMENT = "/en/statements/kz-rs-2026";

test("a reader goes from the home page to clause 12 and its commitment", async ({ page }) => {
  await page.goto("/en");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(STATEMENT);
  await page.locator(`main a[href="${STATEMENT}/clauses/12"]`).first().click();
  await expect(page.locator("main")).toContainText("Trans-Caspian International Transport Route (TITR)");
  await page.locator(`main a[href="${STATEMENT}/commitments/12-1"]`).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("article[data-party]")).toHaveCount(2);
});

test("the statement shows the lead-in and exactly nineteen clauses, verbatim", async ({ page }) => {
  await page.goto(STATEMENT);
  for (const words of [
    "paid an official visit to Kazakhstan on February 26-27, 2026.",
    "Leap into the Future – Serbia 2027",
    "connecting Asia and Europe, аs well as",
    "in the best interests of both nations.",
  ]) {
    await expect(page.locator("main")).toContainText(words);
  }
});

const PAGES = [
  "",
  "/areas",
  "/areas/transport",
  "/statements/kz-rs-2026",
  "/statements/kz-rs-2026/clauses/6",
  "/statements/kz-rs-2026/commitments/6-2",
  "/updates",
  "/institutions/kz-transport",
  "/milestones",
  "/about",
  "/search",
  "/search?q=energetika",
];

for (const path of PAGES) {
  test(`every language has ${path || "the home page"}`, async ({ request }) => {
    for (const locale of ["en", "kk", "ru", "sr", "sr-Latn"]) {
      const answer = await request.get(`/${locale}${path}`);
      expect(answer.status(), `${locale}${path}`).toBe(200);
      expect(await answer.text()).toContain(`lang="${locale}"`);
      expect(answer.headers()["set-cookie"]).toBeUndefined();
    }
  });
}

test("what does not exist is answered with 404 in words", async ({ page }) => {
  for (const path of [
    "/en/nowhere",
    "/en/areas/nowhere",
    `${STATEMENT}/clauses/20`,
    `${STATEMENT}/commitments/6-99`,
    "/en/statements/xx/clauses/1",
    "/en/updates/999999",
    "/en/updates/before/999999",
    "/en/updates/before/0",
    "/en/areas/energy/before/kz-rs-2026",
    "/en/institutions/kz-energy/before/nowhere",
    "/en/institutions/kz-energy/updates/before/999999",
    `${STATEMENT}/commitments/6-2/updates/before/999999`,
    "/en/milestones/before/nothing",
    "/en/institutions/nobody",
    "/de",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.locator("body")).toContainText("There is no such page");
  }
});

test("an address that no text can have is refused", async ({ request }) => {
  for (const path of ["/en/areas/%00", "/en/areas/%ff", "/en/desk/updates/%0d%0a"]) {
    const answer = await request.get(path);
    expect([path, answer.status()]).toEqual([path, 400]);
  }
});

test("the root goes to the reader's language", async ({ request }) => {
  for (const [asked, got] of [
    ["kk", "/kk"],
    ["ru-KZ,ru;q=0.9", "/ru"],
    ["sr-Latn", "/sr-Latn"],
    ["sr", "/sr"],
    ["fr", "/en"],
  ]) {
    const answer = await request.get("/", { maxRedirects: 0, headers: { "accept-language": asked ?? "" } });
    expect([307, 308]).toContain(answer.status());
    expect(new URL(answer.headers().location ?? "", "http://x").pathname).toBe(got);
  }
});

test("the portal says that it is live and ready", async ({ request }) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  expect((await request.get("/api/health/ready")).status()).toBe(200);
});
