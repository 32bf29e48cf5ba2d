import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "@/bench/part";
import type { Figure, Round } from "@/bench/report";
import { findRunningEmbedded } from "@/db/embedded";
import { watch } from "@/scripts/build";
import { findChromium } from "@/scripts/chromium";
import { CommandProblem } from "@/scripts/command";
import { startPortal } from "@/scripts/test-portal";

/**
 * 150 packages and 185 MB, too much for everyone who clones the portal: fetched for the bench alone, into its folder.
 */
const LIGHTHOUSE = "lighthouse@13.5.0";

const STATEMENT = "/en/statements/kz-rs-2026";
const PAGES: Readonly<Record<string, string>> = {
  home: "/en",
  "an area": "/en/areas/energy",
  "a clause": `${STATEMENT}/clauses/12`,
  "a commitment": `${STATEMENT}/commitments/12-1`,
  search: "/en/search",
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string }>;
};

/**
 * Lighthouse's scores of the main pages on a telephone, out of 100, median of the rounds. The portal runs in
 * production: a demonstration says that it must not be found, and that costs it the fourth.
 */
export async function measureLighthouse({ portal, data, directory, rounds }: Bench): Promise<Figure[]> {
  const program = await fetchLighthouse(directory);
  const served = await startPortal(join(directory, "production"), {
    DATABASE_URL: findRunningEmbedded(data)?.ownerUrl ?? "",
    DATABASE_APPLICATION_URL: portal.environment.PORTAL_DATABASE_URL,
  });
  const figures: Figure[] = [];
  try {
    for (const [name, path] of Object.entries(PAGES)) {
      const reports: Report[] = [];
      for (let round = 0; round < rounds; round++)
        reports.push(await audit(program, served.environment.PORTAL_URL + path, directory));
      for (const category of CATEGORIES) {
        const scores = reports.map(({ categories }): Round => {
          return { measured: (categories[category]?.score ?? 0) * 100, yardstick: 100 };
        });
        figures.push({
          ...{
            what: `Lighthouse, ${category}: ${name}`,
            unit: "points",
            rounds: scores,
            goal: { atLeast: 1 },
          },
          // What it times depends on the machine; the rest it counts.
          exact: category !== "performance",
        });
      }
      for (const fault of new Set(reports.flatMap(faultsOf))) console.log(`\n  ${name}: ${fault}`);
    }
  } finally {
    await served.stop();
  }
  return figures;
}

/** The audits that cost a page points, each in its own words. */
function faultsOf({ categories, audits }: Report): string[] {
  return CATEGORIES.flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${category}: ${audits[id]?.title}`),
  );
}

async function fetchLighthouse(directory: string): Promise<string> {
  const folder = join(directory, "lighthouse");
  const args = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", LIGHTHOUSE];
  const { code, output } = await watch(spawn("npm", args, { stdio: ["ignore", "pipe", "pipe"] }));
  if (code !== 0) throw new CommandProblem(`${LIGHTHOUSE} could not be fetched:\n${output.trim()}`);
  return join(folder, "node_modules/lighthouse/cli/index.js");
}

async function audit(program: string, address: string, directory: string): Promise<Report> {
  const file = join(directory, "lighthouse.json");
  const flags = `--headless=new${process.getuid?.() === 0 ? " --no-sandbox" : ""}`;
  const args = [
    program,
    address,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    `--chrome-flags=${flags}`,
  ];
  const env = { ...process.env, CHROME_PATH: findChromium() };
  const { code, output } = await watch(
    spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env }),
  );
  if (code !== 0) throw new CommandProblem(`Lighthouse could not look at ${address}:\n${output.trim()}`);
  return JSON.parse(readFileSync(file, "utf8")) as Report;
}
