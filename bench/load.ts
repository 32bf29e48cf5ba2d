import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { CommandProblem } from "@/scripts/command";

const CONNECTIONS = 32;

type Load = { url: string; seconds: number; headers: Record<string, string> };

const hasWrk = spawnSync("wrk", ["-v"], { stdio: "ignore" }).error === undefined;

/** What makes the load: wrk where it is installed, as a load made in JavaScript is itself the slower half. */
export const LOAD_PROGRAM = hasWrk ? "wrk" : "autocannon";

/** Requests a second of one address over 32 connections kept alive. Throws if an answer is a failure. */
export function fire(load: Load): Promise<number> {
  return hasWrk ? fireWithWrk(load) : cannon(load, []);
}

/** The same over many paths, each of them on one connection only, so that no two ask for the same at a time. */
export function fireAtMany(load: Load, paths: readonly string[]): Promise<number> {
  if (paths.length < CONNECTIONS)
    throw new CommandProblem(`${CONNECTIONS} connections need as many pages, and there are ${paths.length}.`);
  return cannon(load, paths);
}

async function fireWithWrk({ url, seconds, headers }: Load): Promise<number> {
  const sent = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, ...sent, url];
  const { stdout } = await promisify(execFile)("wrk", args);
  const rate = /Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1];
  if (rate === undefined || /Non-2xx|Socket errors/.test(stdout))
    throw new CommandProblem(`The load on ${url} went wrong:\n${stdout}`);
  return Number(rate);
}

async function cannon({ url, seconds, headers }: Load, paths: readonly string[]): Promise<number> {
  let client = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
    setupClient: (one) => {
      const own = paths.filter((_, position) => position % CONNECTIONS === client);
      client = (client + 1) % CONNECTIONS;
      if (own.length > 0) one.setRequests(own.map((path) => ({ method: "GET", path, headers })));
    },
  });
  const bad = result.errors + result["4xx"] + result["5xx"];
  if (bad > 0) throw new CommandProblem(`${bad} requests of ${url} failed.`);
  return result.requests.total / result.duration;
}
