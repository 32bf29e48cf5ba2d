import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { LOAD_PROGRAM } from "@/bench/load";
import { measurePages } from "@/bench/pages";
import { measurePublish } from "@/bench/publish";
import { keepRaw, printFigures, printNoise } from "@/bench/report";
import { countStatements, type PageCost, uncounted } from "@/bench/statements";
import { build, isBuilt } from "@/scripts/build";
import { atEnd, end, main, step } from "@/scripts/command";
import { startPortal } from "@/scripts/test-portal";

const ROUNDS = 5;
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
  const figures = await step("Measuring the pages", () =>
    measurePages(portal, { others, directory: temporary, rounds: ROUNDS }),
  );
  const publish = await step("Measuring publications", () =>
    measurePublish({ origin, databaseUrl, rounds: ROUNDS }),
  );
  figures.push({
    what: `Publishing through the form, against its ${publish.statements} SQL statements`,
    unit: "ms",
    rounds: publish.rounds,
  });

  // The second page of the latest updates exists only now that there are so many.
  const missing = uncounted(costs);
  if (missing.length > 0) {
    const later = await step("Counting what was not there before", () =>
      countStatements({ origin, databaseUrl, directory }),
    );
    costs.push(...later.filter(({ route }) => missing.includes(route)));
  }

  printCosts(costs);
  printFigures(figures);
  printNoise(figures);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: LOAD_PROGRAM };
  console.log(`\nRaw figures: ${keepRaw({ machine, costs, figures })}`);
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
