import type { Browser, Page } from "@playwright/test";

/** What a first visit loads, in bytes as packed, and in all with the heads; how far things moved, and which. */
export type FirstVisit = {
  html: number;
  css: number;
  fonts: number;
  total: number;
  shift: number;
  moved: string[];
};

/** The promise of every public page, in bytes. */
export const BUDGET: Readonly<Omit<FirstVisit, "shift" | "moved">> = {
  html: 25_000,
  css: 15_000,
  fonts: 80_000,
  total: 120_000,
};

type Shifts = { sum: number; moved: string[] };
type LayoutShift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };

/**
 * Opens a page as somebody who was never here, and hands it on still open. Throws if it loads anything from
 * elsewhere, or any script.
 */
export async function visitFirst<Result>(
  browser: Browser,
  address: string,
  then: (page: Page, visit: FirstVisit, html: string) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const loaded = await countBytes(page);
    const odd: string[] = [];
    page.on("request", (one) => {
      if (new URL(one.url()).origin !== new URL(address).origin || one.resourceType() === "script")
        odd.push(one.url());
    });
    await page.addInitScript(() => {
      const shifts: Shifts = { sum: 0, moved: [] };
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const { value, startTime, sources } of list.getEntries() as LayoutShift[]) {
          shifts.sum += value;
          for (const { node } of sources)
            shifts.moved.push(
              `${node?.nodeName} after ${Math.round(startTime)} ms: ${node?.textContent?.slice(0, 80)}`,
            );
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const answer = await page.goto(address, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    // Two frames on, whatever a font or picture has moved has been noted.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    if (odd.length > 0) throw new Error(`${address} loads ${odd.join(", ")}`);
    const { sum, moved } = await page.evaluate(() => (globalThis as unknown as { shifts: Shifts }).shifts);
    return await then(page, { ...loaded, shift: sum, moved }, (await answer?.text()) ?? "");
  } finally {
    await context.close();
  }
}

/** Grows with each answer that the page gets. */
async function countBytes(page: Page): Promise<Omit<FirstVisit, "shift" | "moved">> {
  const loaded = { html: 0, css: 0, fonts: 0, total: 0 };
  const begun = new Map<string, { type: string; head: number }>();
  const parts: Readonly<Record<string, "html" | "css" | "fonts">> = {
    ...{ Document: "html", Stylesheet: "css", Font: "fonts" },
  };
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  network.on("Network.responseReceived", ({ requestId, type, response }) =>
    begun.set(requestId, { type, head: response.encodedDataLength }),
  );
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    loaded.total += encodedDataLength;
    const { type = "", head = 0 } = begun.get(requestId) ?? {};
    const part = parts[type];
    if (part) loaded[part] += encodedDataLength - head;
  });
  return loaded;
}
