import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { BUDGET, visitFirst } from "@/bench/first-visit";
import type { Connection } from "@/db/client";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import { connectToPortal } from "./demonstration-people";
import { askAxe, askCodeSniffer, askValidator, bringEngines } from "./engines";
import { PUBLIC_ROUTES, WITHOUT_PAGE } from "./public-routes";

// Every public page × language, in one visit each: its weight, its HTML, and both engines at each width in light and dark.

test.describe.configure({ mode: "parallel", timeout: 120_000 });

const WIDTHS = [1280, 320];
const SCHEMES = ["light", "dark"] as const;
/** 1280 pixels at 100, 200 and 400 % zoom. */
const ZOOMED = [1280, 640, 320];

let connection: Connection;
test.beforeAll(() => {
  connection = connectToPortal();
});
test.afterAll(() => connection.close());

/** Colours and sizes are the same in every language: one of the two engines looks at all of them there. */
async function expectNothingFound(page: Page, locale: Locale): Promise<void> {
  const contrast = locale === "en";
  await bringEngines(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const found = [...(await askAxe(page, { contrast })), ...(await askCodeSniffer(page))];
      expect.soft(found, `${colorScheme} at ${width} px`).toEqual([]);
    }
  }
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const width of ZOOMED) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `beyond ${width} px`).toBeLessThanOrEqual(0);
  }
}

test("each public route is looked at", () => {
  const root = "app/[locale]/(public)";
  const routes = readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => dirname(path).replace(/^\.$/, ""));
  expect([...Object.keys(PUBLIC_ROUTES), ...WITHOUT_PAGE].sort()).toEqual(routes.sort());
});

for (const pages of Object.values(PUBLIC_ROUTES)) {
  for (const [name, find] of Object.entries(pages)) {
    for (const locale of LOCALES) {
      test(`${name}, in ${locale}`, async ({ browser }) => {
        const address = `${process.env.PORTAL_URL}/${locale}${await find(connection.db)}`;
        await visitFirst(browser, address, async (page, { shift, moved, ...loaded }, html) => {
          for (const [part, most] of Object.entries(BUDGET))
            expect.soft(loaded[part as keyof typeof BUDGET], part).toBeLessThanOrEqual(most);
          // A browser that got too little time may paint before its fonts are there; what moves by itself moves again.
          const again = shift && (await visitFirst(browser, address, async (_, second) => second.shift));
          expect.soft(again, `layout shift: ${moved.join("; ")}`).toBe(0);
          expect.soft(await askValidator(html), "valid HTML").toEqual([]);
          await expectNoSidewaysScroll(page);
          await expectNothingFound(page, locale);
        });
      });
    }
  }
}
