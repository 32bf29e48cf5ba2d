import { type Browser, chromium, type Page } from "@playwright/test";
import { startBareAction } from "@/bench/bare-action-process";
import { signIn } from "@/bench/forms";
import type { Bench } from "@/bench/part";
import type { Figure } from "@/bench/report";
import { findChromium } from "@/scripts/chromium";
import { CommandProblem } from "@/scripts/command";

const FORM = "/en/desk/statements/kz-rs-2026/commitments/12-1";
const OFFICIAL = "transport.kz@example.org";
const MOST_BYTES_MORE = 15_000;
const SLOWER = 4;
const MOST_MILLISECONDS = 200;
/** The browser tells of no event that took less. */
const SHORTEST_EVENT = 16;
/** Chromium's own cannot be had by root. */
const SANDBOX = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** What the desk's form weighs beside a bare page of the same framework, and how soon it answers to a hand. */
export async function measureDesk({ origin, rounds }: Bench): Promise<Figure[]> {
  const official = await signIn(origin, OFFICIAL);
  const bare = await startBareAction();
  const browser = await chromium.launch({ executablePath: findChromium(), args: SANDBOX });
  try {
    const desk = { url: origin + FORM, cookie: official.cookie() };
    const own = await scriptBytes(browser, desk);
    const least = await scriptBytes(browser, { url: bare.origin, cookie: "" });
    console.log(`\n  Script of the desk's form: ${own} bytes, of a bare page: ${least} bytes, compressed`);
    const delays: number[] = [];
    for (let round = 0; round < rounds; round++) delays.push(await slowestInteraction(browser, desk));
    return [
      {
        what: `Script of the desk's form beyond a bare page's, against ${MOST_BYTES_MORE} bytes`,
        unit: "bytes",
        rounds: [{ measured: own - least, yardstick: MOST_BYTES_MORE }],
        goal: { atMost: 1 },
        exact: true,
      },
      {
        what: `Interaction to next paint at ${SLOWER}x slower CPU, against ${MOST_MILLISECONDS} ms`,
        unit: "ms",
        rounds: delays.map((measured) => ({ measured, yardstick: MOST_MILLISECONDS })),
        goal: { atMost: 1 },
      },
    ];
  } finally {
    await browser.close();
    await bare.stop();
  }
}

type Visit = { url: string; cookie: string };

async function open(browser: Browser, { url, cookie }: Visit, prepare: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  const cookies = [...cookie.matchAll(/([^=; ]+)=([^;]*)/g)];
  await context.addCookies(cookies.map(([, name = "", value = ""]) => ({ name, value, url })));
  const page = await context.newPage();
  await prepare(page);
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (answer?.url().replace(/\/$/, "") !== url || !answer.ok())
    throw new CommandProblem(`${url} was not shown to whoever measures it.`);
  return page;
}

/** The bytes of script that a page loads, as they come over the wire. */
async function scriptBytes(browser: Browser, visit: Visit): Promise<number> {
  const scripts: Promise<number>[] = [];
  const page = await open(browser, visit, async (one) => {
    one.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
  });
  const sizes = await Promise.all(scripts);
  await page.context().close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

type Watched = { slowestEvent?: number };

/** Types into the text, chooses a status and saves with an error: the longest from a hand's move to the next paint. */
async function slowestInteraction(browser: Browser, visit: Visit): Promise<number> {
  const page = await open(browser, visit, async (one) => {
    const protocol = await one.context().newCDPSession(one);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  });
  await page.evaluate((durationThreshold) => {
    const watched = globalThis as Watched;
    watched.slowestEvent = durationThreshold;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        watched.slowestEvent = Math.max(watched.slowestEvent ?? 0, duration);
    }).observe({ type: "event", durationThreshold } as PerformanceObserverInit);
  }, SHORTEST_EVENT);
  await page.locator("textarea[name=text]").click();
  await page.keyboard.type("Measured words, typed one by one. ".repeat(2), { delay: 20 });
  await page.locator("input[name=status]").first().click();
  await page.locator("input[name=asOf]").fill("");
  await page.locator("button[value=save]").click();
  await page
    .getByRole("alert")
    .filter({ has: page.locator("a") })
    .waitFor();
  // The browser tells of an event after the paint that ended it.
  await page.waitForTimeout(500);
  const slowest = await page.evaluate(() => (globalThis as Watched).slowestEvent);
  await page.context().close();
  return slowest ?? Number.NaN;
}
