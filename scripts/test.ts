import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, isBuilt, watch } from "@/scripts/build";
import { findChromium } from "@/scripts/chromium";
import { atEnd, end, explain, main } from "@/scripts/command";
import { isJavaHere } from "@/scripts/java";
import { startPortal } from "@/scripts/test-portal";
import { findPostgres15, startPostgres15 } from "@/scripts/test-postgres-15";

/** What a step came to. A step without tests of its own counts as one. */
type Tally = { passed: number; failed: number; output: string; summary?: string };

const reports = mkdtempSync(join(tmpdir(), "portal-reports-"));
// A portal that runs as another user's database must get through.
chmodSync(reports, 0o755);
atEnd(() => rmSync(reports, { recursive: true, force: true }));

const CHECKS: [string, () => Promise<Tally>][] = [
  ["Lint", () => program("@biomejs/biome/bin/biome", "ci", "--colors=off")],
  ["Types", checkTypes],
  ["Structure", () => program("tsx/dist/cli.mjs", "scripts/check-structure.ts")],
  ["Unused code", () => program("knip/bin/knip.js", "--no-progress")],
  ["Unit and database tests", runUnitTests],
  ["Database tests on PostgreSQL 15", runDatabaseTestsOn15],
  ["Build", buildSite],
];

await main(async () => {
  const steps = process.argv.includes("--short")
    ? CHECKS
    : [...CHECKS, ["Journeys in the browser", runJourneys] satisfies [string, () => Promise<Tally>]];
  let passed = 0;
  let failed = 0;
  for (const [name, run] of steps) {
    const tally = await show(name, run);
    passed += tally.passed;
    failed += tally.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? "done" : end(1);
});

/** One line for a step that went well; all its words for one that did not. */
async function show(name: string, run: () => Promise<Tally>): Promise<Tally> {
  process.stdout.write(`${name} …`);
  const began = Date.now();
  const tally = await run().catch((error) => ({ passed: 0, failed: 1, output: explain(error), summary: "" }));
  const verdict = tally.failed > 0 ? "FAILED" : tally.passed > 0 ? "ok" : "left out";
  console.log(` ${verdict}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (tally.summary) console.log(tally.summary);
  if (tally.failed > 0) console.log(`${tally.output.trim()}\n`);
  return tally;
}

/** Runs a package's program under this very Node, so that no PATH can bring another. */
async function run(path: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join("node_modules", path), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: "", ...env },
  });
  return watch(child);
}

async function program(path: string, ...args: string[]): Promise<Tally> {
  const { code, output } = await run(path, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** The framework writes the types of the addresses first, as a fresh clone has none. */
async function checkTypes(): Promise<Tally> {
  const generated = await program("next/dist/bin/next", "typegen");
  return generated.failed ? generated : program("typescript/bin/tsc", "--noEmit");
}

async function buildSite(): Promise<Tally> {
  if (!isBuilt()) await build();
  return { passed: 1, failed: 0, output: "" };
}

async function runUnitTests(): Promise<Tally> {
  const tally = await runVitest(["--coverage"]);
  const coverage = tally.output.split("\n").filter((line) => /^(Branches|Lines)\s*:/.test(line));
  const lines = coverage.map((line) => `  domain/ ${line.trim()}`);
  return { ...tally, summary: [tally.summary, ...lines].join("\n") };
}

/** What an operator's own server of the oldest release makes of it: the embedded one is the newest. */
async function runDatabaseTestsOn15(): Promise<Tally> {
  const binaries = findPostgres15();
  if (!binaries)
    return { passed: 0, failed: 0, output: "", summary: "  Debian's postgresql-15 is not on this machine" };
  const server = await startPostgres15(join(reports, "postgres-15"), binaries);
  const tally = await runVitest(["db/", "domain/"], { TEST_DATABASE_URL: server.url });
  await server.stop();
  return tally;
}

async function runVitest(args: string[], env: Record<string, string> = {}): Promise<Tally> {
  const report = join(mkdtempSync(join(reports, "vitest-")), "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await run("vitest/vitest.mjs", ["run", ...args, ...reporters], {
    TEST_DATABASE_URL: "",
    ...env,
  });
  const found = readReport<{
    numPassedTests: number;
    numTotalTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  }>(report);
  const passed = found?.numPassedTests ?? 0;
  const unloadable = found?.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const failed = (found?.numTotalTests ?? 0) - passed + (unloadable?.length ?? 0);
  return settle({ passed, failed, output, summary: `  ${passed} tests` }, code);
}

async function runJourneys(): Promise<Tally> {
  if (!isBuilt()) return { passed: 0, failed: 1, output: "Not run: there is no build to run them on." };
  const executable = findChromium();
  const portal = await startPortal(join(reports, "portal"));
  const report = join(reports, "journeys.json");
  const { code, output } = await run("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    ...portal.environment,
    CHROMIUM_PATH: executable,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  await portal.stop();
  const stats = readReport<{
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  }>(report)?.stats;
  const passed = stats?.expected ?? 0;
  const failed = stats ? stats.unexpected + stats.flaky + stats.skipped : 0;
  const left = isJavaHere() ? [] : ["  The Nu checker needs Java, which is not on this machine"];
  return settle({ passed, failed, output, summary: [`  ${passed} tests`, ...left].join("\n") }, code);
}

/** A run that went wrong beside its tests, or had none, has failed too. */
function settle(tally: Tally, code: number): Tally {
  const unwell = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return unwell ? { ...tally, failed: 1 } : tally;
}

function readReport<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
}
