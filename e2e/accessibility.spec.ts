import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn, writingAddress } from "./journeys";

const PUBLIC = [
  "/en",
  "/kk",
  "/sr",
  "/ru/areas",
  "/sr-Latn/statements/kz-rs-2026/commitments/12-1",
  "/en/areas",
  "/en/areas/energy",
  "/en/statements/kz-rs-2026",
  "/en/statements/kz-rs-2026/clauses/6",
  "/en/statements/kz-rs-2026/commitments/6-2",
  "/en/statements/kz-rs-2026/commitments/12-1",
  "/en/updates",
  "/en/institutions/kz-transport",
  "/en/milestones",
  "/en/about",
  "/en/search",
  "/en/search?q=trade",
  "/en/search?q=agricultvre",
  "/sr-Latn/search?q=ministarstvo",
  "/en/search?q=nowhere",
  "/en/sign-in",
  "/en/nowhere",
];
const WIDTHS = [320, 1280];

async function expectAccessible(page: Page, address: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(address);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`);
    expect(found, `${address} at ${width} px`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${address} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
}

for (const address of PUBLIC) {
  test(`${address} is accessible`, async ({ page }) => {
    await expectAccessible(page, address);
  });
}

test("updates are accessible, the withdrawn one too", async ({ page }) => {
  await page.goto("/en/updates");
  const latest = await page.locator('main a[href^="/en/updates/"]').first().getAttribute("href");
  await page.goto("/en/about");
  const withdrawn = await page.locator('main a[href^="/en/updates/"]').first().getAttribute("href");
  for (const address of [latest ?? "", withdrawn ?? ""]) await expectAccessible(page, address);
});

test("pages are accessible in the dark", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: "dark" });
  for (const address of [
    "/en",
    "/en/statements/kz-rs-2026/commitments/12-1",
    "/en/about",
    "/en/nowhere",
    "/en/search?q=trade",
  ])
    await expectAccessible(page, address);
  await signIn(page, "energy.kz@example.org");
  for (const address of ["/en/desk", writingAddress("6-2"), "/en/admin"])
    await expectAccessible(page, address);
});

test("the desk is accessible", async ({ page }) => {
  await signIn(page, "transport.kz@example.org");
  await page.goto("/en/desk");
  const own = await page.locator('main a[href*="/desk/updates/"]').first().getAttribute("href");
  for (const address of ["/en/desk", writingAddress("12-1"), own ?? ""])
    await expectAccessible(page, address);
  // A refused form, with its summary and its marked fields.
  await page.goto(writingAddress("12-1"));
  await page.locator('button[name="intent"][value="submit"]').click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("the administration is accessible", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "admin.kz@example.org");
  await page.goto("/en/admin");
  const entry = await page.locator('main a[href*="/admin/editions/"]').first().getAttribute("href");
  await page.goto("/en/admin/people");
  const people = page.locator('main a[href*="/admin/people/"]');
  const official = await people.filter({ hasText: "official" }).first().getAttribute("href");
  const addresses = ["/en/admin", "/en/admin/log", entry ?? "", "/en/admin/people", official ?? ""];
  addresses.push("/en/admin/institutions", "/en/admin/institutions/kz-energy");
  const published = page.locator('main a[href*="/admin/updates/"]');
  await page.goto("/en/admin");
  addresses.push((await published.first().getAttribute("href")) ?? "");
  addresses.push("/en/admin/commitments", "/en/admin/commitments/kz-rs-2026/1-1");
  for (const address of addresses) await expectAccessible(page, address);
});
