import { expect, type Page, test } from "@playwright/test";
import { commitmentAddress } from "./journeys";
import { expectWhole } from "./layout";

/** The width of an A4 sheet between its margins, in CSS pixels. */
const SHEET = 672;
const CLAUSE = "/en/statements/kz-rs-2026/clauses/6";

test.use({ javaScriptEnabled: false, viewport: { width: SHEET, height: 950 } });

async function print(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
}

test("a printed page is a document: black on white, whole, without ways around the portal", async ({
  page,
}) => {
  await page.goto("/en/updates");
  const latest = await page.locator('main a[href^="/en/updates/"]').first().getAttribute("href");
  for (const address of ["/en", CLAUSE, commitmentAddress("6-2"), latest ?? "", "/en/milestones"]) {
    await print(page, address);
    for (const navigation of await page.locator("nav").all()) await expect(navigation).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
    await expect(page.locator("body")).toHaveCSS("color", "rgb(0, 0, 0)");
    await expectWhole(page, [SHEET]);
  }
});

test("a printed link to elsewhere has its address beside it", async ({ page }) => {
  await print(page, commitmentAddress("6-2"));
  const link = page.locator('main a[href^="https://"]').first();
  const written = await link.evaluate((one) => getComputedStyle(one, "::after").content);
  expect(written).toContain(await link.getAttribute("href"));
});

test("printed accounts stand side by side, each in its seat", async ({ page }) => {
  // In the document of this one the second party comes first.
  await print(page, commitmentAddress("12-1"));
  const boxOf = async (party: string) => {
    const box = await page.locator(`.double-account > [data-party="${party}"]`).boundingBox();
    if (!box) throw new Error(`nothing is printed of ${party}`);
    return box;
  };
  const [left, right] = [await boxOf("kz"), await boxOf("rs")];
  expect(left.x + left.width).toBeLessThan(right.x);
  expect([right.y, Math.round(right.width)]).toEqual([left.y, Math.round(left.width)]);
});
