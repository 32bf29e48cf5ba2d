import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { findRunningEmbedded } from "@/db/embedded";
import { watch } from "@/scripts/build";
import { CommandProblem } from "@/scripts/command";

const START_WITHIN_MS = 120_000;

export type TestPortal = {
  /** What a test or a measurement needs to reach the portal and its database. */
  environment: Record<string, string>;
  stop(): Promise<void>;
};

/** Starts the portal as `npm start` does, with data of its own in `directory`, on a free port. */
export async function startPortal(directory: string): Promise<TestPortal> {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const port = await findFreePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      HOST: "",
      PORTAL_URL: "",
      PORT: String(port),
      PORTAL_DATA: directory,
    },
  });
  const running = watch(child);
  const stop = async () => {
    child.kill("SIGINT");
    await running;
  };
  const serving = new Promise<"serving">((done) => {
    child.stdout.on("data", (text: string) => text.includes("The portal is at") && done("serving"));
  });
  const late = new Promise<"late">((done) => setTimeout(done, START_WITHIN_MS, "late").unref());
  const first = await Promise.race([serving, late, running]);
  if (first !== "serving") {
    await stop();
    throw new CommandProblem(`The portal did not start:\n${(await running).output}`);
  }
  const database = findRunningEmbedded(directory);
  if (!database) throw new CommandProblem("The portal runs without its database.");
  return {
    environment: {
      PORTAL_URL: `http://localhost:${port}`,
      PORT: String(port),
      PORTAL_DATA: directory,
      PORTAL_DATABASE_URL: database.applicationUrl,
      AUTH_SECRET: readFileSync(join(directory, "secret"), "utf8").trim(),
    },
    stop,
  };
}

/** A port on the loopback address that nobody listens on now. */
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
