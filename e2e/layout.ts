import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const WIDTHS = [320, 1280];

/** At each width, the page neither scrolls sideways nor loses a letter. */
export async function expectWhole(page: Page, widths: readonly number[] = WIDTHS): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const where = `${page.url()} at ${width} px`;
    expect(await page.evaluate(findSpilling, false), where).toEqual([]);
    expect(await page.evaluate(findSpilling, true), where).toEqual([]);
  }
}

/** At each width, axe finds nothing. It is a script itself: where the page may run none, another one is opened for it. */
export async function expectNothingFromAxe(page: Page, widths: readonly number[] = WIDTHS): Promise<void> {
  const storageState = await page.context().storageState();
  const context = await page.context().browser()?.newContext({ storageState, javaScriptEnabled: true });
  if (!context) throw new Error("axe needs a browser that is still open");
  const other = await context.newPage();
  await other.goto(page.url());
  for (const width of widths) {
    await other.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page: other })
      .options({ resultTypes: ["violations"] })
      .analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`);
    expect(found, `${page.url()} at ${width} px`).toEqual([]);
  }
  await context.close();
}

/**
 * In the browser: elements whose content is wider than they are or, where it would be cut off, taller. Left out are
 * what only screen readers are told, what is folded away, fields, which scroll, and texts that end after some lines
 * by design.
 */
function findSpilling(unfolded: boolean): string[] {
  for (const folded of document.querySelectorAll("details")) folded.open = unfolded;
  const root = document.documentElement;
  const spilling = root.scrollWidth > window.innerWidth ? [`the page: ${root.scrollWidth}`] : [];
  const all = [...document.body.querySelectorAll<HTMLElement>("*:not(input, textarea, svg, svg *)")];
  const unseen = all.filter((element) => getComputedStyle(element).clipPath !== "none");
  for (const element of all) {
    const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
    if (webkitLineClamp !== "none" || element.clientWidth === 0) continue;
    if (!element.checkVisibility() || unseen.some((one) => one.contains(element))) continue;
    const tooWide = element.scrollWidth > element.clientWidth + 1;
    const cut = overflowY === "hidden" || overflowY === "clip";
    const tooTall = cut && element.scrollHeight > element.clientHeight + 1;
    if (!tooWide && !tooTall) continue;
    const name = `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 120);
    spilling.push(`${name} (${overflowX}): ${element.scrollWidth} in ${element.clientWidth}`);
  }
  return spilling;
}
