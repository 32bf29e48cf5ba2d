import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { connect } from "@/db/client";
import { findRunningEmbedded } from "@/db/embedded";
import { HISTORY_LIMIT } from "@/domain/commitments/rules";
import { startPortal, type TestPortal } from "@/scripts/test-portal";
import { column, PASSWORD } from "./journeys";
import { expectNothingFromAxe, expectWhole, WIDTHS } from "./layout";
import { EMPTY_AREA, MINISTRY, STATEMENT, unbroken, writeContent } from "./second-day-content";
import { LONGEST_TEXT, tellSecondDay, UPDATES } from "./second-day-story";

test.describe.configure({ mode: "serial" });
test.use({ javaScriptEnabled: false });

const directory = mkdtempSync(join(tmpdir(), "portal-second-day-"));
chmodSync(directory, 0o755);
/** The accessibility journeys use both widths; what is new here, overlong words, matters on the narrow one. */
const AXE_WIDTHS = [320];
let portal: TestPortal;
let longestUpdate = 0;

// A portal of its own: nobody else's shows a third party.
test.beforeAll(async () => {
  test.setTimeout(120_000);
  const data = join(directory, "data");
  portal = await startPortal(data);
  const connection = connect({ url: portal.environment.PORTAL_DATABASE_URL, max: 1 });
  const owner = connect({ url: findRunningEmbedded(data)?.ownerUrl ?? "", max: 1 });
  writeContent(join(directory, "content"));
  longestUpdate = await tellSecondDay(connection, owner, join(directory, "content"));
  await Promise.all([connection.close(), owner.close()]);
});

test.afterAll(async () => {
  await portal?.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(portal.environment.PORTAL_URL + path);
  expect(answer?.status(), path).toBe(200);
}

/** Opens the page in English and, after what is asked of its words, looks at it in every width. */
async function look(page: Page, path: string, words: () => Promise<void>): Promise<void> {
  await open(page, `/en${path}`);
  await words();
  await expectNothingFromAxe(page, AXE_WIDTHS);
  await expectWhole(page);
  for (const locale of ["kk", "sr"]) {
    await open(page, `/${locale}${path}`);
    await expectWhole(page);
  }
}

const ofStatement = (place: string) => `/statements/${STATEMENT}${place}`;
const LONG_HISTORY = "/statements/kz-rs-2026/commitments/12-1";

test("an area in which nothing was promised says so, wherever it stands", async ({ page }) => {
  const card = page.getByRole("listitem").filter({ has: page.locator(`a[href$="/areas/${EMPTY_AREA}"]`) });
  await look(page, `/areas/${EMPTY_AREA}`, async () => {
    await expect(page.locator("main")).toContainText("No commitment stands in this area yet.");
  });
  await look(page, "/areas", async () => {
    await expect(card).toContainText("No commitments");
    await expect(card.locator("svg, dl")).toHaveCount(0);
  });
  await look(page, "", async () => {
    await expect(card).toContainText("No commitments");
    await page.setViewportSize({ width: 320, height: 900 });
    const row = page.getByRole("row").filter({ has: page.locator(`a[href$="/areas/${EMPTY_AREA}"]`) });
    await expect(row).toContainText("No commitments");
  });
});

test("one side, forty updates, five links and four thousand letters stand on one commitment", async ({
  page,
}) => {
  const history = page.locator("section[aria-labelledby=history] > ol > li");
  await look(page, LONG_HISTORY, async () => {
    await expect(page.locator("main")).toContainText("One side has given an account");
    await expect(column(page, "rs")).toContainText("No account yet");
    await expect(column(page, "kz")).toContainText(LONGEST_TEXT);
    await expect(column(page, "kz").locator('a[href^="https://example.org/"]')).toHaveCount(5);
    await expect(column(page, "kz")).toContainText(MINISTRY);
    await expect(history).toHaveCount(HISTORY_LIMIT);
  });
  await look(page, `/updates/${longestUpdate}`, async () => {
    await expect(page.locator("main")).toContainText(LONGEST_TEXT);
    await expect(page.locator('main dd a[href^="https://example.org/"]')).toHaveCount(5);
  });
  await open(page, `/en${LONG_HISTORY}`);
  await page.getByRole("link", { name: "Earlier entries" }).click();
  await expect(page.getByRole("main").locator('ol > li a[href*="/updates/"]')).toHaveCount(
    UPDATES - HISTORY_LIMIT,
  );
  await expect(page.getByRole("link", { name: "Earlier entries" })).toHaveCount(0);
  await expectWhole(page);
});

test("a ministry's name of 200 letters is whole", async ({ page }) => {
  expect(MINISTRY).toHaveLength(200);
  await look(page, "/institutions/kz-transport", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(MINISTRY);
  });
  await look(page, "/updates", async () => {
    await expect(page.locator("main")).toContainText(MINISTRY);
  });
});

test("three accounts have equal rank, and each says what it is", async ({ page }) => {
  await look(page, ofStatement("/commitments/1-1"), async () => {
    await expect(page.locator("main")).toContainText("The accounts differ");
    await expect(column(page, "xx")).toContainText("Waiting for: all sides");
    await expectEqualRank(page, ".double-account > [data-party]");
    await expectEqualRank(page, "[aria-label='At a glance'] div[data-party]");
    await expectNothingFromAxe(page, [1280]);
  });
  await look(page, ofStatement("/commitments/1-2"), async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(unbroken(90));
    await expect(page.locator("main")).toContainText("The accounts agree");
  });
  await open(page, `/en${ofStatement("/commitments/1-3")}`);
  await expect(page.locator("main")).toContainText("Some sides have given an account");
  await look(page, ofStatement("/commitments/1-4"), async () => {
    await expect(page.locator("main")).toContainText("No account has been given yet");
    await expect(column(page, "xx")).toContainText("No institution is named.");
    await expect(column(page, "kz")).toContainText(MINISTRY);
  });
});

test("lists and pictures of three parties lose none of them", async ({ page }) => {
  const sides = ["Kazakh side", "Serbian side", "Side of the Third Country"];
  await look(page, ofStatement(""), async () => {
    await expectEqualRank(page, "li:not(:has(li)):has(a[href$='/commitments/1-1']) dl > [data-party]");
  });
  await look(page, ofStatement("/clauses/1"), async () => {
    await expectEqualRank(page, "article:has(a[href$='/commitments/1-1']) .double-account > [data-party]");
  });
  await look(page, "/areas/energy", async () => {
    await expectEqualRank(page, "li:has(a[href$='2026/commitments/1-1']) dl > [data-party]");
  });
  await open(page, "/en");
  const cell = page.locator("[data-picture=matrix] a[href$='/commitments/1-1'] title").first();
  for (const side of sides) await expect(cell).toContainText(side);
  await expectEqualRank(page, "section[aria-labelledby=due] dl > [data-party]");
});

/** Three boxes as wide as each other: below each other on a phone, else beside each other, each in its seat. */
async function expectEqualRank(page: Page, selector: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const boxes = await page.locator(selector).evaluateAll((all) =>
      all.map((one) => {
        const { left, top, width } = one.getBoundingClientRect();
        return {
          party: one.getAttribute("data-party"),
          left: Math.round(left),
          top: Math.round(top),
          width: Math.round(width),
        };
      }),
    );
    const where = `${selector} at ${width} px: ${JSON.stringify(boxes)}`;
    expect(boxes.length, where).toBe(3);
    const widths = boxes.map((box) => box.width);
    expect(Math.max(...widths) - Math.min(...widths), where).toBeLessThanOrEqual(1);
    const rows = new Set(boxes.map((box) => box.top));
    expect(rows.size, where).toBe(width === 320 ? 3 : 1);
    if (width === 320) continue;
    const seated = boxes.sort((a, b) => a.left - b.left).map((box) => box.party);
    expect(seated, where).toEqual(["kz", "rs", "xx"]);
  }
}

async function signInThere(page: Page, email: string): Promise<void> {
  await open(page, "/en/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test("the desk and the administration bear the same", async ({ page }) => {
  const bears = async (path: string) => {
    await open(page, `/en${path}`);
    await expectWhole(page);
  };
  await signInThere(page, "transport.kz@example.org");
  await bears("/desk");
  await bears(`/desk${LONG_HISTORY}`);
  await bears(`/desk${ofStatement("/commitments/1-1")}`);
  await expectNothingFromAxe(page, AXE_WIDTHS);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInThere(page, "admin.kz@example.org");
  for (const place of ["", "/institutions/kz-transport", "/commitments", "/log", "/institutions"])
    await bears(`/admin${place}`);
  await bears(`/admin/updates/${longestUpdate}`);
  await bears(`/admin/commitments/${STATEMENT}/1-1`);
  await bears("/admin/people");
  await expectNothingFromAxe(page, AXE_WIDTHS);
});
