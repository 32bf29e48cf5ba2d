import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atEnd, CommandProblem } from "@/scripts/command";

/** Everything that the built site is made of; content/ is not, as it reaches the pages through the database. */
const SOURCES = [
  "app",
  "components",
  "db",
  "domain",
  "instrumentation.ts",
  "lib",
  "messages",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "public",
  "tsconfig.json",
];
const RECORD = join(".next", "portal-sources");

/** Whether the build at hand was made, to its end, from the sources at hand. */
export function isBuilt(): boolean {
  return existsSync(RECORD) && readFileSync(RECORD, "utf8") === hashSources();
}

/** Builds the site. Throws a CommandProblem with the compiler's words if the sources do not build. */
export async function build(): Promise<void> {
  const sources = hashSources();
  rmSync(RECORD, { force: true });
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
  });
  const { code, output } = await watch(child);
  if (code !== 0) {
    throw new CommandProblem(
      /ENOSPC|No space left on device/i.test(output)
        ? `The disk of ${process.cwd()} is full: the site could not be built.`
        : `The site could not be built:\n${output.trim()}`,
    );
  }
  writeFileSync(RECORD, sources);
}

/** Waits for a child process, which also ends when this command does. */
export async function watch(child: ChildProcess): Promise<{ code: number; output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  const ended = new Promise<number>((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => done(code ?? 1));
  });
  atEnd(() => (child.exitCode === null && child.signalCode === null && child.kill() ? ended : undefined));
  return { code: await ended, output };
}

function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES)
    for (const file of listFiles(source)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return path.includes(".test.") ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}
