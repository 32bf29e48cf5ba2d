import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Binaries,
  findBinaries,
  findSystemUser,
  requireReachable,
  type SystemUser,
} from "@/db/embedded-binaries";
import { processCommand } from "@/db/embedded-lock";
import { DatabaseProblem } from "@/db/problem";

export type PostgresServer = { port: number; stop(): Promise<void> };

type Settings = {
  binaries: Binaries;
  user: SystemUser | undefined;
  /** The database's own folder. */
  data: string;
  logFile: string;
  durable: boolean;
};

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;
const REVIVE_AFTER_MS = 2_000;

/**
 * Runs a PostgreSQL on `directory`/postgres until `stop()`: made if new, freed of a server left behind,
 * on a free loopback port, and started again on the same port should it die.
 */
export async function runServer(options: {
  directory: string;
  superuserPassword: string;
  durable: boolean;
  /** Other programs than those from the package. */
  binaries?: Binaries;
}): Promise<PostgresServer> {
  const settings: Settings = {
    binaries: options.binaries ?? findBinaries(),
    user: findSystemUser(),
    data: join(options.directory, "postgres"),
    logFile: join(options.directory, "postgres.log"),
    durable: options.durable,
  };
  requireReachable([settings.binaries.postgres, options.directory], settings.user);
  await createData(settings, options.superuserPassword);
  await stopServer(settings.data);
  if (existsSync(settings.logFile)) renameSync(settings.logFile, `${settings.logFile}.previous`);

  const { port, child } = await launchOnFreePort(settings);
  const stopping = new AbortController();
  const kept = keepAlive(settings, port, child, stopping.signal);
  return {
    port,
    stop: async () => {
      stopping.abort();
      await stopServer(settings.data);
      await kept;
    },
  };
}

async function launchOnFreePort(settings: Settings): Promise<{ port: number; child: ChildProcess }> {
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    try {
      return { port, child: await launch(settings, port) };
    } catch (error) {
      const taken = /could not bind|Address already in use/.test(readLog(settings));
      if (!taken || attempt === 3) throw error;
    }
  }
}

/** Starts the server again on the same port whenever it dies, until it is told to stop. */
async function keepAlive(
  settings: Settings,
  port: number,
  first: ChildProcess,
  stopping: AbortSignal,
): Promise<void> {
  let child: ChildProcess | undefined = first;
  while (child || !stopping.aborted) {
    if (child) await ended(child);
    child = undefined;
    if (stopping.aborted) return;
    await sleep(REVIVE_AFTER_MS, undefined, { ref: false, signal: stopping }).catch(() => {});
    if (stopping.aborted || findPostmaster(settings.data)) continue;
    // Why it would not start stands in its log file; the next round tries again.
    child = await launch(settings, port).catch(() => undefined);
    if (stopping.aborted) await stopServer(settings.data);
  }
}

/** Made beside and renamed when whole, so that an interrupted first start leaves nothing half-made. */
async function createData(settings: Settings, superuserPassword: string): Promise<void> {
  if (existsSync(join(settings.data, "PG_VERSION"))) return;
  const draft = `${settings.data}.new`;
  const passwordFile = `${settings.data}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (settings.user)
    for (const path of [draft, passwordFile]) chownSync(path, settings.user.uid, settings.user.gid);
  const log = openSync(settings.logFile, "w", 0o600);
  try {
    const child = spawnPostgres(settings, settings.binaries.initdb, log, [
      `--pgdata=${draft}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      ...settings.binaries.locale,
      "--data-checksums",
      ...(settings.durable ? [] : ["--no-sync"]),
    ]);
    const code = await ended(child);
    if (code !== 0) throw describeFailure(settings, "PostgreSQL could not be set up");
    renameSync(draft, settings.data);
  } finally {
    closeSync(log);
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server and waits until it takes connections (after a crash that includes recovery). */
async function launch(settings: Settings, port: number): Promise<ChildProcess> {
  const log = openSync(settings.logFile, "a", 0o600);
  const parameters = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 60,
    timezone: "UTC",
    log_timezone: "UTC",
    ...(settings.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = Object.entries(parameters).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const began = Date.now();
  // A server that died by kill -9 may have left processes behind that need a moment to notice.
  for (;;) {
    const child = spawnPostgres(settings, settings.binaries.postgres, log, ["-D", settings.data, ...args]);
    let exited = false;
    void ended(child).then(() => {
      exited = true;
    });
    while (!exited && Date.now() - began < START_LIMIT_MS) {
      await sleep(50);
      if (
        !exited &&
        findPostmaster(settings.data)?.ready &&
        findPostmaster(settings.data)?.pid === child.pid
      ) {
        closeSync(log);
        return child;
      }
    }
    const inUse = /pre-existing shared memory block|lock file .* already exists/.test(
      readLog(settings).slice(-2000),
    );
    if (exited && inUse && Date.now() - began < 10_000) {
      await sleep(500);
      continue;
    }
    closeSync(log);
    await stopServer(settings.data);
    throw describeFailure(settings, "PostgreSQL did not start");
  }
}

/** In a process group of its own: Ctrl-C in a terminal reaches the portal alone, which stops it in good order. */
function spawnPostgres(settings: Settings, program: string, log: number, args: string[]): ChildProcess {
  return spawn(program, args, {
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC" },
    ...settings.user,
  });
}

/** The exit code of a process; -1 if it could not even be started or was killed. */
function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? -1);
  return new Promise((done) => {
    child.once("error", () => done(-1));
    child.once("exit", (code) => done(code ?? -1));
  });
}

function readLog(settings: Settings): string {
  return existsSync(settings.logFile) ? readFileSync(settings.logFile, "utf8") : "";
}

function describeFailure(settings: Settings, what: string): DatabaseProblem {
  const text = readLog(settings);
  if (/No space left on device/i.test(text))
    return new DatabaseProblem(`${what}: the disk of ${settings.data} is full.`);
  const lines = text.split("\n").filter((line) => /FATAL|PANIC|error/i.test(line));
  return new DatabaseProblem(
    `${what}: ${lines.at(-1) ?? "it gave no reason"} (${settings.logFile} tells more).`,
  );
}

/** The living server of this data folder, by its own file; `ready` once it takes connections. */
function findPostmaster(data: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    const command = processCommand(pid);
    return command?.includes(data) ? { pid, ready: lines[7]?.trim() === "ready" } : undefined;
  } catch {
    return undefined;
  }
}

/** Stops whichever server runs on this data folder, one left behind included: politely first, then firmly. */
async function stopServer(data: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    const found = findPostmaster(data);
    if (!found) return;
    try {
      process.kill(found.pid, signal);
      // One that stands still (SIGSTOP) hears nothing else.
      process.kill(found.pid, "SIGCONT");
    } catch {
      continue; // It ended by itself just now.
    }
    const limit = Date.now() + STOP_LIMIT_MS;
    while (Date.now() < limit && findPostmaster(data)?.pid === found.pid) await sleep(30);
  }
}

function findFreePort(): Promise<number> {
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
