import { spawn } from "node:child_process";
import { watch } from "@/scripts/build";
import { CommandProblem } from "@/scripts/command";

export type ServerProcess = { origin: string; stop(): Promise<void> };

/** Starts a server of the bench in a process of its own; it says its origin in its first line. */
export async function startServer(
  script: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["scripts/run.mjs", script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", ...environment },
  });
  const ended = watch(child);
  let output = "";
  const origin = new Promise<string>((done) =>
    child.stdout.on("data", (text: string) => {
      output += text;
      const line = output.split("\n").find((one) => one.startsWith("http://127.0.0.1:"));
      if (line) done(line.trim());
    }),
  );
  const first = await Promise.race([origin, ended]);
  if (typeof first !== "string") throw new CommandProblem(`${script} did not start:\n${first.output}`);
  return {
    origin: first,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
