import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn, writingAddress } from "./journeys";

const PUBLIC = [
  "/en",
  "/kk",
  "/sr",
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

test("the desk is accessible", async ({ page }) => {
  await signIn(page, "transport.kz@example.org");
  for (const address of ["/en/desk", writingAddress("12-1")]) await expectAccessible(page, address);
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
  addresses.push("/en/admin/commitments", "/en/admin/commitments/kz-rs-2026/1-1");
  for (const address of addresses) await expectAccessible(page, address);
});
