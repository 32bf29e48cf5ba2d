import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { CommandProblem } from "@/scripts/command";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a Chromium to test with: the one that CHROMIUM names, an installed one, Debian's package when
 * run by root, or Playwright's own download, in this order. Throws a CommandProblem if none can be had.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new CommandProblem(`CHROMIUM names ${named}, which is no program.`);
  }
  const found = findInstalled();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && quietly("apt-get", ["update"]))
    quietly("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
  const packaged = findInstalled();
  if (packaged) return packaged;
  quietly(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  if (isProgram(chromium.executablePath())) return chromium.executablePath();
  throw new CommandProblem(
    "The browser tests need Chromium, and it could neither be found nor installed: install it, or name its path in CHROMIUM.",
  );
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isProgram);
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function quietly(program: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: "ignore", env, timeout: 300_000 }).status === 0;
}
