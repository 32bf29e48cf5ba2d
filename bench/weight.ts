import { chromium } from "@playwright/test";
import { BUDGET, type FirstVisit, visitFirst } from "@/bench/first-visit";
import type { Bench } from "@/bench/part";
import type { Figure } from "@/bench/report";
import { connect } from "@/db/client";
import { PUBLIC_ROUTES } from "@/e2e/public-routes";
import { LOCALES } from "@/lib/i18n/routing";
import { findChromium } from "@/scripts/chromium";

/**
 * What a first visit to each kind of public page loads in each language, against what is promised. Printed for each;
 * a figure of its own for the heaviest language of each kind.
 */
export async function measureWeight({ origin, databaseUrl }: Bench): Promise<Figure[]> {
  const connection = connect({ url: databaseUrl, max: 1 });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const figures: Figure[] = [];
  console.log(
    `\n  ${"html + css + fonts = in all, in kB".padEnd(36)}${LOCALES.map((one) => one.padEnd(24)).join("")}`,
  );
  try {
    for (const [name, find] of Object.values(PUBLIC_ROUTES).flatMap((pages) => Object.entries(pages))) {
      const path = await find(connection.db);
      const visits: FirstVisit[] = [];
      for (const locale of LOCALES)
        visits.push(await visitFirst(browser, `${origin}/${locale}${path}`, async (_, visit) => visit));
      console.log(`  ${name.padEnd(36)}${visits.map((one) => inShort(one).padEnd(24)).join("")}`);
      const heaviest = Math.max(...visits.map(({ total }) => total));
      figures.push({
        ...{ what: `First visit: ${name}`, unit: "bytes", goal: { atMost: 1 }, exact: true },
        rounds: [{ measured: heaviest, yardstick: BUDGET.total }],
      });
    }
  } finally {
    await browser.close();
    await connection.close();
  }
  return figures;
}

function inShort({ html, css, fonts, total, shift }: FirstVisit): string {
  const [a, b, c, all] = [html, css, fonts, total].map((bytes) => (bytes / 1000).toFixed(1));
  return `${a}+${b}+${c}=${all}${shift === 0 ? "" : ` moves ${shift.toFixed(4)}`}`;
}
