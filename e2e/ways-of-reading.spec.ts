import { expect, type Page, test } from "@playwright/test";
import { connectToPortal } from "./demonstration-people";
import { askAxe, bringEngines } from "./engines";
import { PUBLIC_ROUTES } from "./public-routes";

// By keyboard, in forced colours, without motion, on paper, and before the typefaces are there: in English, as only
// words differ in the other languages.

test.describe.configure({ mode: "parallel", timeout: 120_000 });

const COMMITMENT = "/statements/kz-rs-2026/commitments/12-1";

async function addresses(): Promise<string[]> {
  const connection = connectToPortal();
  const finds = Object.values(PUBLIC_ROUTES).flatMap((pages) => Object.values(pages));
  const paths: string[] = [];
  for (const find of finds) paths.push(await find(connection.db));
  await connection.close();
  return paths.map((path) => `/en${path}`);
}

type Step = { what: string; place: number; seen: boolean };
type Walk = { stops: Element[]; steps: Step[] };

/** Notes each stop of the keyboard from now on: its place in the document, and whether one sees it. */
async function watchFocus(page: Page): Promise<number> {
  return page.evaluate(() => {
    const stops = [
      ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
    ];
    const walk: Walk = {
      stops: stops.filter((one) => one.checkVisibility({ visibilityProperty: true })),
      steps: [],
    };
    Object.assign(globalThis, { walk });
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const drawn =
        outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
      const inView = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && right > left;
      const what = `${element.outerHTML.slice(0, 120)}: ${outlineStyle} ${outlineWidth} ${outlineColor}, ${left} ${top}`;
      walk.steps.push({ what, place: walk.stops.indexOf(element), seen: drawn && inView });
    });
    return walk.stops.length;
  });
}

for (const width of [1280, 320]) {
  test(`the keyboard reaches everything in its order, and one sees where it is, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const address of await addresses()) {
      await page.goto(address);
      const stops = await watchFocus(page);
      for (let stop = 0; stop < stops; stop++) await page.keyboard.press("Tab");
      const steps = await page.evaluate(() => (globalThis as unknown as { walk: Walk }).walk.steps);
      expect(
        steps.map(({ place }) => place),
        address,
      ).toEqual(Array.from({ length: stops }, (_, place) => place));
      const unseen = steps.filter(({ seen }) => !seen).map(({ what }) => what);
      expect(unseen, address).toEqual([]);
    }
  });
}

test("the first stop leads past the header", async ({ page }) => {
  await page.goto(`/en${COMMITMENT}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});

test("in forced colours everything can be told from its ground", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    for (const address of ["/en", `/en${COMMITMENT}`, "/en/statements/kz-rs-2026/clauses/6", "/en/about"]) {
      await page.goto(address);
      await bringEngines(page);
      expect(await askAxe(page, { contrast: true }), `${address} in ${colorScheme}`).toEqual([]);
      const edges = await page
        .locator(".party-edge, .seam")
        .evaluateAll((all) =>
          all
            .map((one) => getComputedStyle(one))
            .filter(({ borderBottomWidth }) => borderBottomWidth === "0px"),
        );
      expect(edges, "what a ground alone tells apart has an edge").toEqual([]);
    }
  }
});

test("nothing moves for whoever wants no motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const address of await addresses()) {
    await page.goto(address);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          const still = transitionDuration.split(", ").every((duration) => duration === "0s");
          return !still || animationName !== "none" || scrollBehavior !== "auto";
        })
        .map((one) => one.outerHTML.slice(0, 100)),
    );
    expect(moving, address).toEqual([]);
  }
});

test("on paper a page is a document: no way through the site, black on white, links spelt out", async ({
  page,
}) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  // An error page is no document of the portal's, and nobody keeps one.
  for (const address of (await addresses()).filter((one) => !one.endsWith("/nowhere"))) {
    await page.goto(address);
    await expect(page.locator("main, h1").first(), address).toBeVisible();
    const printed = await page.evaluate(() => ({
      ways: [
        ...document.querySelectorAll("header nav, main ~ nav, nav, header summary, [href$='/sign-in']"),
      ].filter((one) => one.checkVisibility()).length,
      ground: getComputedStyle(document.body).backgroundColor,
      ink: getComputedStyle(document.body).color,
      silent: [...document.querySelectorAll('main a[href^="http"]')].filter(
        (one) => !getComputedStyle(one, "::after").content.includes(one.getAttribute("href") ?? "?"),
      ).length,
    }));
    expect(printed, address).toEqual({
      ways: 0,
      ground: "rgb(255, 255, 255)",
      ink: "rgb(0, 0, 0)",
      silent: 0,
    });
  }
});

test("a page is read before its typefaces are there", async ({ page }) => {
  await page.route("**/fonts/**", () => {
    // Never answered.
  });
  await page.goto(`/kk${COMMITMENT}`, { waitUntil: "domcontentloaded" });
  const painted = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1) as unknown as { element?: Element };
          done(last.element?.textContent ?? "");
        }).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
  expect(painted).not.toBe("");
});
