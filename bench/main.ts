import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { measurePages } from "@/bench/pages";
import { measurePublish } from "@/bench/publish";
import { keepRaw, printRatio } from "@/bench/report";
import { countStatements, type PageCost, uncounted } from "@/bench/statements";
import { build, isBuilt } from "@/scripts/build";
import { atEnd, end, main, step } from "@/scripts/command";
import { startPortal } from "@/scripts/test-portal";

const ROUNDS = 5;
const PAGE = "/en/statements/kz-rs-2026/commitments/12-1";
const COMMITMENT_ROUTE = "/statements/[statement]/commitments/[reference]";
const MOST_STATEMENTS = 10;

await main(async () => {
  const temporary = mkdtempSync(join(tmpdir(), "portal-bench-"));
  // The embedded database may run as another user, who must get through.
  chmodSync(temporary, 0o755);
  atEnd(() => rmSync(temporary, { recursive: true, force: true }));
  const directory = join(temporary, "data");
  if (!isBuilt()) await step("Building the site", build);
  const portal = await step("Starting a portal of its own", () => startPortal(directory));
  atEnd(() => portal.stop());
  const origin = `http://127.0.0.1:${portal.environment.PORT}`;
  const databaseUrl = portal.environment.PORTAL_DATABASE_URL ?? "";

  // First, while no page is kept: every address is rendered at its first request.
  const costs = await step("Counting SQL statements", () =>
    countStatements({ origin, databaseUrl, directory }),
  );
  const others = costs.filter(({ route }) => route === COMMITMENT_ROUTE).map(({ address }) => address);
  const pages = await step("Measuring the pages", () =>
    measurePages({ origin, page: PAGE, others, directory: temporary, rounds: ROUNDS }),
  );
  const publish = await step("Measuring publications", () =>
    measurePublish({ origin, databaseUrl, rounds: ROUNDS }),
  );

  // The second page of the latest updates exists only now that there are so many.
  const missing = uncounted(costs);
  if (missing.length > 0) {
    const later = await step("Counting what was not there before", () =>
      countStatements({ origin, databaseUrl, directory }),
    );
    costs.push(...later.filter(({ route }) => missing.includes(route)));
  }

  printCosts(costs);
  printRatio(
    "A kept commitment page, against bare node:http sending the same bytes",
    "requests/s",
    pages.cached,
  );
  printRatio(
    "A commitment page rendered for each request (on-demand revalidation), against the same",
    "requests/s",
    pages.uncached,
  );
  printRatio(
    `Publishing through the form, against the same ${publish.statements} SQL statements in one transaction`,
    "ms",
    publish.rounds,
  );
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  console.log(`\nRaw figures: ${keepRaw({ machine, costs, pages, publish })}`);
  return costs.every(({ statements }) => statements <= MOST_STATEMENTS) ? "done" : end(1);
});

/** One line for each kind of page: its cheapest and its dearest. */
function printCosts(costs: readonly PageCost[]): void {
  console.log(`\nSQL statements of one rendering, at most ${MOST_STATEMENTS}`);
  for (const route of new Set(costs.map((cost) => cost.route))) {
    const counts = costs.filter((cost) => cost.route === route).map(({ statements }) => statements);
    const most = Math.max(...counts);
    const verdict = most > MOST_STATEMENTS ? "  TOO MANY" : "";
    console.log(`  ${route.padEnd(52)} ${Math.min(...counts)}–${most}  (${counts.length} pages)${verdict}`);
  }
  for (const route of uncounted(costs)) console.log(`  ${route.padEnd(52)} no link leads there: not counted`);
}
