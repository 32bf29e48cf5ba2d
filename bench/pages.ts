import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import type { Round } from "@/bench/report";
import { watch } from "@/scripts/build";
import { CommandProblem } from "@/scripts/command";

const CONNECTIONS = 32;
const SECONDS = 4;
const WARM_UP_SECONDS = 2;
/** What node:http adds by itself, or what differs from answer to answer. */
const OWN_HEADERS = new Set(["connection", "keep-alive", "date", "x-request-id"]);

/** The framework renders a page anew, and keeps it, when it is asked with the secret of its build. */
const renderAnew = (): Record<string, string> => {
  const manifest = JSON.parse(readFileSync(join(".next", "prerender-manifest.json"), "utf8")) as {
    preview: { previewModeId: string };
  };
  return { "x-prerender-revalidate": manifest.preview.previewModeId };
};

/**
 * Requests a second of a kept page, and of pages rendered for each request, against a bare server that sends
 * the kept page's bytes; all three one after the other in each round.
 * Uncached, every connection asks for commitments of its own, as the framework renders rival requests for
 * the same page only once.
 */
export async function measurePages(options: {
  origin: string;
  page: string;
  others: readonly string[];
  directory: string;
  rounds: number;
}): Promise<{ cached: Round[]; uncached: Round[] }> {
  const { origin, page, others } = options;
  const bare = await startBareServer(origin + page, options.directory);
  const headers = renderAnew();
  await requireAnew(origin + page, headers);
  const shares = share(others, CONNECTIONS);
  const measures = {
    bare: (seconds: number) => fire({ url: bare.origin, seconds }),
    cached: (seconds: number) => fire({ url: origin + page, seconds }),
    uncached: (seconds: number) => fire({ url: origin, seconds, headers, shares }),
  };
  for (const measure of Object.values(measures)) await measure(WARM_UP_SECONDS);
  const cached: Round[] = [];
  const uncached: Round[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const yardstick = await measures.bare(SECONDS);
    cached.push({ measured: await measures.cached(SECONDS), yardstick });
    uncached.push({ measured: await measures.uncached(SECONDS), yardstick });
  }
  await bare.stop();
  return { cached, uncached };
}

/** Requests a second, over 32 connections kept alive. Throws if one answer is not a whole page. */
async function fire(options: {
  url: string;
  seconds: number;
  headers?: Record<string, string>;
  shares?: readonly string[][];
}): Promise<number> {
  const { shares } = options;
  let client = 0;
  const result = await autocannon({
    url: options.url,
    connections: CONNECTIONS,
    duration: options.seconds,
    ...(options.headers ? { headers: options.headers } : {}),
    setupClient: (one) => {
      const paths = shares?.[client++ % CONNECTIONS];
      if (paths)
        one.setRequests(paths.map((path) => ({ method: "GET", path, headers: options.headers ?? {} })));
    },
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new CommandProblem(`${result.errors + result.non2xx} requests of ${options.url} failed.`);
  return result.requests.total / result.duration;
}

/** Deals the paths out, each to one connection only; every connection gets one at least. */
function share(paths: readonly string[], connections: number): string[][] {
  if (paths.length < connections)
    throw new CommandProblem(`${connections} connections need as many pages, and there are ${paths.length}.`);
  return Array.from({ length: connections }, (_, index) =>
    paths.filter((_path, position) => position % connections === index),
  );
}

async function requireAnew(url: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, { headers });
  await answer.text();
  const state = answer.headers.get("x-nextjs-cache");
  if (!answer.ok || state !== "REVALIDATED")
    throw new CommandProblem(`The page was not rendered anew (${answer.status}, ${state}).`);
}

async function startBareServer(url: string, directory: string) {
  const answer = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const body = await answer.text();
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !OWN_HEADERS.has(name)));
  const file = join(directory, "bare-answer.json");
  writeFileSync(file, JSON.stringify({ headers, body }));
  const child = spawn(process.execPath, ["scripts/run.mjs", "bench/bare-server.ts", file], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = watch(child);
  const origin = new Promise<string>((done) =>
    child.stdout.once("data", (text) => done(String(text).trim())),
  );
  const first = await Promise.race([origin, ended]);
  if (typeof first !== "string") throw new CommandProblem(`The bare server did not start:\n${first.output}`);
  return {
    origin: first,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
