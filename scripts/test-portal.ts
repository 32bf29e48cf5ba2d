import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { findRunningEmbedded } from "@/db/embedded";
import { watch } from "@/scripts/build";
import { CommandProblem } from "@/scripts/command";

const START_WITHIN_MS = 120_000;

/** Settings of whoever runs the tests must not reach a portal under test. */
const UNSET = {
  DATABASE_URL: "",
  DATABASE_APPLICATION_URL: "",
  PORTAL_DATABASE_URL: "",
  PORTAL_DATABASE_ROLE: "",
  PORTAL_MODE: "",
  PORTAL_URL: "",
  AUTH_SECRET: "",
  HOST: "",
  PORTAL_TEST_MESSAGES: "",
};

type Settings = Record<string, string>;

export type TestPortal = {
  /** What a test or a measurement needs to reach the portal and its database. */
  environment: Record<"PORTAL_URL" | "PORT" | "PORTAL_DATA" | "PORTAL_DATABASE_URL" | "AUTH_SECRET", string>;
  pid: number;
  /** All that it has printed so far. */
  printed(): string;
  /** Does what Ctrl-C does, and waits; the exit code. */
  stop(): Promise<number>;
};

/** Starts the portal as `npm start` does, with data of its own in `directory`, on a free port. */
export async function startPortal(directory: string, settings: Settings = {}): Promise<TestPortal> {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const port = String(await findFreePort());
  const { child, ended } = spawnCommand(["scripts/start.mjs"], {
    PORT: port,
    PORTAL_DATA: directory,
    ...settings,
  });
  let printed = "";
  const serving = new Promise<"serving">((done) => {
    child.stdout.on("data", (text: string) => {
      printed += text;
      if (printed.includes("The portal is at")) done("serving");
    });
  });
  const late = new Promise<"late">((done) => setTimeout(done, START_WITHIN_MS, "late").unref());
  const stop = async () => {
    child.kill("SIGINT");
    return (await ended).code;
  };
  if ((await Promise.race([serving, late, ended])) !== "serving") {
    await stop();
    throw new CommandProblem(`The portal did not start:\n${(await ended).output}`);
  }
  const databaseUrl = settings.DATABASE_URL ?? findRunningEmbedded(directory)?.applicationUrl;
  if (!databaseUrl) throw new CommandProblem("The portal runs without its database.");
  return {
    environment: {
      PORTAL_URL: `http://localhost:${port}`,
      PORT: port,
      PORTAL_DATA: directory,
      PORTAL_DATABASE_URL: databaseUrl,
      AUTH_SECRET: settings.AUTH_SECRET ?? readFileSync(join(directory, "secret"), "utf8").trim(),
    },
    pid: child.pid ?? 0,
    printed: () => printed,
    stop,
  };
}

/** Runs a command to its end, with `input` typed into it. */
export function runCommand(
  args: string[],
  settings: Settings,
  input = "",
): Promise<{ code: number; output: string }> {
  const { child, ended } = spawnCommand(args, settings);
  child.stdin.on("error", () => {}).end(input);
  return ended;
}

function spawnCommand(args: string[], settings: Settings) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...UNSET, ...settings } });
  return { child, ended: watch(child) };
}

export function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("no port")),
      );
    });
  });
}
