import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { measureDesk } from "@/bench/desk";
import { measureLarge } from "@/bench/large";
import { measureLighthouse } from "@/bench/lighthouse";
import { LOAD_PROGRAM } from "@/bench/load";
import { measurePages } from "@/bench/pages";
import type { Part } from "@/bench/part";
import { measureQueries } from "@/bench/queries";
import { type Figure, isMissed, keepRaw, printFigures, printNoise } from "@/bench/report";
import { measureSearch } from "@/bench/search";
import { measureWeight } from "@/bench/weight";
import { measureWriting } from "@/bench/writing";
import { build, isBuilt } from "@/scripts/build";
import { atEnd, CommandProblem, end, main, step } from "@/scripts/command";
import { startPortal } from "@/scripts/test-portal";

const ROUNDS = 3;

/** In this order: queries are counted while no page is kept, and what writes comes after what only reads. */
const PARTS: Record<string, Part> = {
  queries: measureQueries,
  large: measureLarge,
  search: measureSearch,
  pages: measurePages,
  weight: measureWeight,
  lighthouse: measureLighthouse,
  writing: measureWriting,
  desk: measureDesk,
};

await main(async () => {
  const chosen = choose(process.argv.slice(2));
  const directory = mkdtempSync(join(tmpdir(), "portal-bench-"));
  // The embedded database may run as another user, who must get through.
  chmodSync(directory, 0o755);
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const data = join(directory, "data");
  if (!isBuilt()) await step("Building the site", build);
  const portal = await step("Starting a portal of its own", () => startPortal(data));
  atEnd(() => portal.stop());
  const origin = `http://127.0.0.1:${portal.environment.PORT}`;
  const databaseUrl = portal.environment.PORTAL_DATABASE_URL;

  const figures: Figure[] = [];
  for (const name of chosen) {
    const part = PARTS[name] as Part;
    const bench = { portal, origin, databaseUrl, data, directory, rounds: ROUNDS };
    figures.push(...(await step(`Measuring: ${name}`, () => part(bench))));
  }

  printFigures(figures);
  printNoise(figures);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: LOAD_PROGRAM };
  console.log(`\nRaw figures: ${keepRaw({ machine, figures })}`);
  return figures.some((figure) => figure.exact && isMissed(figure)) ? end(1) : "done";
});

/** The parts asked for, all of them where none is. */
function choose(names: readonly string[]): string[] {
  const known = Object.keys(PARTS);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandProblem(`The bench has no part "${unknown}": there are ${known.join(", ")}.`);
  return known.filter((name) => names.length === 0 || names.includes(name));
}
