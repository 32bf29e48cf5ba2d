import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { findRunningEmbedded } from "@/db/embedded";
import { readMessage } from "@/lib/i18n/message-parts";
import { startPortal, type TestPortal } from "@/scripts/test-portal";
import { pseudoMessage, pseudoMessages, pseudoText, rewriteContent } from "./pseudo-language";

const WIDTHS = [320, 1280];
/** So many pages of each route: the fullest ones are not the first. */
const PAGES_OF_A_ROUTE = 3;
/** Later pages of a list, for which the demonstration is too short; they are laid out as the first ones are. */
const NOT_REACHED = /\/before\/|\[\.\.\.unknown\]/;
const HEARD_WITHIN_MS = 1_000;

const en: object = JSON.parse(readFileSync("messages/en.json", "utf8"));

let directory: string;
let portal: TestPortal;
let database: postgres.Sql;

// One portal for all: without this, each worker would start its own.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  directory = mkdtempSync(join(tmpdir(), "portal-pseudo-"));
  // The embedded database may run as another user, who must get through.
  chmodSync(directory, 0o755);
  const file = join(directory, "messages.json");
  writeFileSync(file, JSON.stringify(pseudoMessages(en)));
  portal = await startPortal(join(directory, "data"), { PORTAL_TEST_MESSAGES: file });
  database = postgres(findRunningEmbedded(join(directory, "data"))?.ownerUrl ?? "", { max: 1 });
  expect(await rewriteContent(database, pseudoText)).toBeGreaterThan(200);
  await sleep(HEARD_WITHIN_MS);
});

test.afterAll(async () => {
  await database?.end();
  await portal?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** The public routes as patterns of their addresses in English. */
function publicRoutes(): { route: string; pattern: RegExp }[] {
  const root = "app/[locale]/(public)";
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("page.tsx") && !NOT_REACHED.test(path))
    .map((path) => {
      const route = path.replace(/\/?page\.tsx$/, "");
      const address = route.replace(/\[[^\]]+\]/g, "[^/]+");
      return { route, pattern: new RegExp(`^/en${address === "" ? "" : `/${address}`}$`) };
    })
    .sort((a, b) => a.route.length - b.route.length);
}

/** Addresses of every route, found by following links; the most specific route takes an address. */
async function collectAddresses(page: Page): Promise<string[]> {
  const routes = publicRoutes();
  const found = new Map(routes.map(({ route }) => [route, new Set<string>()]));
  const waiting = ["/en", "/en/search"];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routes.find(({ pattern }) => pattern.test(path ?? ""));
    const taken = route && found.get(route.route);
    if (seen.has(path) || !taken || taken.size >= PAGES_OF_A_ROUTE) continue;
    seen.add(path);
    taken.add(path);
    const answer = await page.request.get(`${portal.environment.PORTAL_URL}${path}`);
    expect(answer.status(), path).toBe(200);
    for (const [, link = ""] of (await answer.text()).matchAll(/<a [^>]*href="(\/en[^"#?]*)[#?"]/g))
      waiting.push(link);
  }
  for (const [route, addresses] of found) expect(addresses.size, `pages of /${route}`).toBeGreaterThan(0);
  return [...found.values()].flatMap((addresses) => [...addresses]);
}

/** What does not fit on the page as it is shown: text beyond its edge, or cut off within a box. */
function misfits(): string[] {
  const found: string[] = [];
  const beyond = document.documentElement.scrollWidth - window.innerWidth;
  if (beyond > 0) found.push(`the page is ${beyond} px too wide`);
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const box = element.getBoundingClientRect();
    // What is there for listeners only is a dot, or stands far beside the page until it is reached.
    if (!own || box.width <= 1 || box.right < 0) continue;
    const name = `${element.tagName.toLowerCase()} "${element.textContent?.trim().slice(0, 40)}"`;
    const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
    const svg = element.closest("svg");
    if (svg && getComputedStyle(svg).overflow !== "visible") {
      const frame = svg.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${name} leaves its picture`);
      continue;
    }
    if ((box.left < -1 || box.right > window.innerWidth + 1) && !scrolls(element))
      found.push(`${name} leaves the page`);
    if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
      found.push(`${name} is cut off at its side`);
    if (
      /hidden|clip/.test(overflowY) &&
      webkitLineClamp === "none" &&
      element.scrollHeight > element.clientHeight + 1
    )
      found.push(`${name} is cut off below`);
  }
  return found;
}

async function expectToFit(page: Page, addresses: readonly string[], widths: readonly number[]) {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of addresses) {
      await page.goto(`${portal.environment.PORTAL_URL}${address}`);
      const here = await page.evaluate(misfits);
      found.push(...here.map((what) => `${address} at ${width} px: ${what}`));
    }
  }
  expect(found).toEqual([]);
}

test("a message of long words sets in what the message did", () => {
  const check = (tree: object): void => {
    for (const value of Object.values(tree)) {
      if (typeof value !== "string") check(value);
      else expect(readMessage(pseudoMessage(value)), value).toEqual(readMessage(value));
    }
  };
  check(en);
  expect(pseudoMessage("Clause {number}, {count, plural, one {# day} other {# days}} <b>on</b> time")).toBe(
    "Çláúšéçlá {number}, {count, plural, one {# dáýdá} other {# dáýšdá}} <b>óñó</b> tímétí",
  );
});

test("every public page has room for longer words", async ({ page }) => {
  test.setTimeout(240_000);
  const addresses = [...(await collectAddresses(page)), "/en/sign-in"];
  await page.goto(`${portal.environment.PORTAL_URL}/en`);
  await expect(page.locator("html")).toContainText(pseudoText("Areas of cooperation"));
  await expectToFit(page, addresses, WIDTHS);
});

test("every public page has room for a name of 200 letters without a space", async ({ page }) => {
  test.setTimeout(240_000);
  const long = (text: string) => `${text.slice(0, 1)}${"m".repeat(199)}`;
  for (const [table, column] of [
    ["institutions", "name"],
    ["areas", "name"],
    ["clauses", "title"],
    ["commitments", "title"],
    ["milestones", "title"],
    ["indicators", "name"],
  ] as const)
    expect(await rewriteContent(database, long, { table, column })).toBeGreaterThan(0);
  await sleep(HEARD_WITHIN_MS);
  await expectToFit(page, await collectAddresses(page), WIDTHS);
});
