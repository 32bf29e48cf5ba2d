import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type GrowthTable, measureLarge, printGrowth } from "@/bench/large";
import { LOAD_PROGRAM } from "@/bench/load";
import { measurePages } from "@/bench/pages";
import { measurePublish } from "@/bench/publish";
import { type Figure, keepRaw, printFigures, printNoise } from "@/bench/report";
import { countStatements, type PageCost, uncounted } from "@/bench/statements";
import { build, isBuilt } from "@/scripts/build";
import { atEnd, CommandProblem, end, main, step } from "@/scripts/command";
import { startPortal } from "@/scripts/test-portal";

const ROUNDS = 5;
const COMMITMENT_ROUTE = "/statements/[statement]/commitments/[reference]";
const MOST_STATEMENTS = 10;

// npm run bench [-- PART …]: all parts, or those named.
const PARTS = ["pages", "large"] as const;
const asked = process.argv.slice(2);
const isAsked = (part: (typeof PARTS)[number]) => asked.length === 0 || asked.includes(part);

await main(async () => {
  const unknown = asked.find((name) => !PARTS.some((part) => part === name));
  if (unknown) throw new CommandProblem(`There is no part ${unknown}: ${PARTS.join(", ")}.`);
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

  const figures: Figure[] = [];
  let costs: PageCost[] = [];
  let growth: GrowthTable | undefined;
  const count = () => countStatements({ origin, databaseUrl, directory });
  // First, while no page is kept: every address is rendered at its first request.
  if (isAsked("pages")) costs = await step("Counting SQL statements", count);
  // Before the publications below make the small portal larger.
  if (isAsked("large")) {
    const large = await measureLarge(portal, { directory: temporary, rounds: ROUNDS });
    figures.push(...large.figures);
    growth = large.growth;
  }
  if (isAsked("pages")) {
    const others = costs.filter(({ route }) => route === COMMITMENT_ROUTE).map(({ address }) => address);
    figures.push(
      ...(await step("Measuring the pages", () =>
        measurePages(portal, { others, directory: temporary, rounds: ROUNDS }),
      )),
    );
    const publish = await step("Measuring publications", () =>
      measurePublish({ origin, databaseUrl, rounds: ROUNDS }),
    );
    figures.push({
      what: `Publishing through the form, against its ${publish.statements} SQL statements`,
      unit: "ms",
      rounds: publish.rounds,
    });
    // A further page of the latest updates exists only now that there are so many.
    const missing = uncounted(costs);
    if (missing.length > 0) {
      const later = await step("Counting what was not there before", count);
      costs.push(...later.filter(({ route }) => missing.includes(route)));
    }
    printCosts(costs);
  }

  printFigures(figures);
  if (growth) printGrowth(growth);
  printNoise(figures);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: LOAD_PROGRAM };
  console.log(`\nRaw figures: ${keepRaw({ machine, costs, figures, growth })}`);
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
