import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { findRunningEmbedded } from "@/db/embedded";
import { startPortal, type TestPortal } from "@/scripts/test-portal";

/** What a person is promised to wait at most, and what a busy machine may add. */
const ANSWERED_WITHIN_MS = 5_000 + 1_500;
const BACK_WITHIN_MS = 45_000;

test.describe.configure({ mode: "serial" });

const directory = mkdtempSync(join(tmpdir(), "portal-bad-days-"));
chmodSync(directory, 0o755);
let portal: TestPortal;

test.beforeAll(async () => {
  test.setTimeout(150_000);
  portal = await startPortal(directory, { LOG_LEVEL: "silent" });
});

test.afterAll(async () => {
  await portal?.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(path: string) {
  const began = Date.now();
  const address = portal.environment.PORTAL_URL + path;
  const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, ms: Date.now() - began };
}

async function expectStatus(path: string, status: number): Promise<void> {
  const answer = await ask(path);
  expect(answer.status, path).toBe(status);
  expect(answer.ms, path).toBeLessThan(ANSWERED_WITHIN_MS);
}

/** A page that tells a person, in their language, what is the matter and which number to give. */
async function expectReadableFailure(path: string, words: string, expected = 503): Promise<void> {
  const { status, headers, text, ms } = await ask(path);
  expect(status, path).toBe(expected);
  expect(ms, path).toBeLessThan(ANSWERED_WITHIN_MS);
  expect(headers.get("content-type")).toContain("text/html");
  expect(headers.get("cache-control")).toBe("no-store");
  if (expected === 503) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(text).toContain(words);
  expect(text).toContain(`<strong>${headers.get("x-request-id")}</strong>`);
  expect(text).not.toMatch(/<script|Error:|postgres|\.ts:\d/i);
}

async function expectBack(path: string): Promise<void> {
  await expect
    .poll(async () => (await ask("/api/health/ready")).status, { timeout: BACK_WITHIN_MS })
    .toBe(200);
  expect((await ask(path)).status).toBe(200);
}

function postmaster(): number {
  return Number(readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

function signalAll(signal: "SIGSTOP" | "SIGCONT"): void {
  const server = postmaster();
  for (const pid of [server, ...childrenOf(server)]) {
    try {
      process.kill(pid, signal);
    } catch {
      // A worker that has just ended of itself.
    }
  }
}

function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  const text = existsSync(list)
    ? readFileSync(list, "utf8")
    : execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  return text.trim().split(/\s+/).map(Number);
}

test("while PostgreSQL is gone, kept pages are served and the others say so, and all comes back", async () => {
  test.setTimeout(90_000);
  const data = join(directory, "postgres");
  await expectStatus("/en", 200);
  const server = postmaster();
  // Put aside, so that the portal cannot bring it back before the test has looked.
  renameSync(data, `${data}.aside`);
  try {
    process.kill(server, "SIGKILL");
    await expect.poll(async () => (await ask("/api/health/ready")).status).toBe(503);
    await expectStatus("/en", 200);
    await expectStatus("/api/health/live", 200);
    await expectReadableFailure("/en/areas/energy", "The portal cannot answer just now");
    await expectReadableFailure("/ru/areas/energy", "Портал сейчас не может ответить");
    await expectReadableFailure("/en/updates/1", "The portal cannot answer just now");
  } finally {
    renameSync(`${data}.aside`, data);
  }
  await expectBack("/en/areas/energy");
});

test("while PostgreSQL stands still, every request is answered in time, and all comes back", async () => {
  test.setTimeout(90_000);
  await expectStatus("/en", 200);
  signalAll("SIGSTOP");
  try {
    await Promise.all([
      expectStatus("/en", 200),
      expectStatus("/api/health/live", 200),
      expectStatus("/api/health/ready", 503),
      ...["/en/areas/culture", "/en/statements/kz-rs-2026/clauses/6", "/en/milestones"].map((path) =>
        expectReadableFailure(path, "The portal cannot answer just now"),
      ),
    ]);
    // Enough of them to take every connection of the pool.
    const many = Array.from({ length: 15 }, (_, index) => `/sr/statements/kz-rs-2026/clauses/${index + 1}`);
    await Promise.all(many.map((path) => expectStatus(path, 503)));
    await expectStatus("/en", 200);
  } finally {
    signalAll("SIGCONT");
  }
  await expectBack("/en/areas/culture");
});

test("a fault of the portal's own is told in words, with a number that the log has too", async () => {
  const sql = postgres(findRunningEmbedded(directory)?.ownerUrl ?? "", { max: 1 });
  try {
    await sql`alter table milestones rename to mislaid`;
    await expectReadableFailure("/sr/milestones", "Дошло је до грешке на порталу", 500);
    await expectReadableFailure("/en/areas/health", "Something went wrong in the portal", 500);
  } finally {
    await sql`alter table mislaid rename to milestones`;
    await sql.end();
  }
  await expectStatus("/sr/milestones", 200);
  await expectStatus("/en/areas/health", 200);
});

test("Ctrl-C ends the portal and a PostgreSQL that stands still", async () => {
  test.setTimeout(60_000);
  const server = postmaster();
  process.kill(server, "SIGSTOP");
  expect(await portal.stop()).toBe(130);
  expect(() => process.kill(server, 0)).toThrow("ESRCH");
});
