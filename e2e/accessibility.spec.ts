import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn, writingAddress } from "./journeys";

// What a person signs in for; the public pages are in every-page.spec.ts.
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

test("the pages of who is signed in are accessible in the dark", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "/en/sign-in");
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
