import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseProblem } from "@/db/problem";

export type Owner = { pid: number; began: string; databasePort?: number };

const lockFile = (directory: string) => join(directory, "portal.pid");

/** When a process began, as the system tells it; undefined if there is none. Tells a reused number apart. */
function processBegan(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return run("ps", ["-p", String(pid), "-o", "lstart="]);
  }
}

/** The command line of a process; undefined if there is none. */
export function processCommand(pid: number): string | undefined {
  if (processBegan(pid) === undefined) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return run("ps", ["-p", String(pid), "-o", "args="]);
  }
}

function run(program: string, args: string[]): string | undefined {
  try {
    return (
      execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}

/** The living process that uses this data folder, if any. */
export function findOwner(directory: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(lockFile(directory), "utf8")) as Owner;
    return processBegan(owner.pid) === owner.began ? owner : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the data folder for this process. Throws a DatabaseProblem while another living process has it;
 * what a killed process left behind is taken over.
 */
export function takeOwnership(directory: string): void {
  const owner = findOwner(directory);
  if (owner && owner.pid !== process.pid) {
    throw new DatabaseProblem(
      `The portal already runs on the data in ${directory} (process ${owner.pid}): stop it first, or set PORTAL_DATA to another folder.`,
    );
  }
  rmSync(lockFile(directory), { force: true });
  const draft = write(directory, {});
  try {
    linkSync(draft, lockFile(directory));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    takeOwnership(directory);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Tells other commands where the database listens. */
export function announcePort(directory: string, databasePort: number): void {
  renameSync(write(directory, { databasePort }), lockFile(directory));
}

function write(directory: string, more: Partial<Owner>): string {
  const draft = `${lockFile(directory)}.${process.pid}`;
  const owner: Owner = { pid: process.pid, began: processBegan(process.pid) ?? "", ...more };
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  return draft;
}

export function giveUpOwnership(directory: string): void {
  if (findOwner(directory)?.pid === process.pid) rmSync(lockFile(directory), { force: true });
}
