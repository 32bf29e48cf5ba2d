import { spawn } from "node:child_process";
import { join } from "node:path";
import { type ServerProcess, startServer } from "@/bench/server-process";
import { watch } from "@/scripts/build";
import { CommandProblem } from "@/scripts/command";

let built: Promise<void> | undefined;

/** A page with one form and its action, of this very framework and nothing else: built once, and served. */
export async function startBareAction(environment: Record<string, string> = {}): Promise<ServerProcess> {
  built ??= build();
  await built;
  return startServer("bench/bare-action-server.ts", [], environment);
}

async function build(): Promise<void> {
  const args = ["node_modules/next/dist/bin/next", "build", join("bench", "bare-action")];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
  });
  const { code, output } = await watch(child);
  if (code !== 0) throw new CommandProblem(`The bare action could not be built:\n${output.trim()}`);
}
