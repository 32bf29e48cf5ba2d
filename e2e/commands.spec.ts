import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { findRunningEmbedded } from "@/db/embedded";
import { findFreePort, runCommand, startPortal, type TestPortal } from "@/scripts/test-portal";
import { PASSWORD } from "./journeys";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const START = ["scripts/start.mjs"];
const RESET = ["scripts/run.mjs", "scripts/database-reset.ts"];
const CREATE = ["scripts/run.mjs", "scripts/administrator-create.ts"];
const QUIET = { LOG_LEVEL: "silent" };
const ADMINISTRATOR_PASSWORD = "a long enough password";

const folder = mkdtempSync(join(tmpdir(), "portal-commands-"));
chmodSync(folder, 0o755);
const directory = join(folder, "demonstration");
let portal: TestPortal | undefined;
/** A server of an operator: the demonstration's, with a database and a user of its own. */
let operatorUrl = "";

test.afterAll(async () => {
  await portal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(settings = {}): Promise<TestPortal> {
  portal = await startPortal(directory, { ...QUIET, ...settings });
  expect((await fetch(`${portal.environment.PORTAL_URL}/api/health/ready`)).status).toBe(200);
  expect((await fetch(`${portal.environment.PORTAL_URL}/en`)).status).toBe(200);
  return portal;
}

function postmaster(): number {
  return Number(readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function expectGone(pid: number): Promise<void> {
  const lives = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(lives, { timeout: 20_000 }).toBe(false);
}

async function withSql<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Writes something that is acknowledged, for a later start to find. */
function write({ environment }: TestPortal, subject: string) {
  return withSql(
    environment.PORTAL_DATABASE_URL,
    (sql) =>
      sql`insert into publication_log (action, subject, record) values ('publication', ${subject}, '{}')`,
  );
}

function written({ environment }: TestPortal) {
  return withSql(environment.PORTAL_DATABASE_URL, async (sql) => {
    const rows = await sql<{ subject: string }[]>`
      select subject from publication_log where subject like 'kill/%' order by subject`;
    return rows.map((row) => row.subject);
  });
}

/** One clear sentence after the steps that went well, no trace of the code, and a code that says "failed". */
async function expectRefusal(args: string[], settings: Record<string, string>, words: string, input = "") {
  const { code, output } = await runCommand(args, { ...QUIET, PORTAL_DATA: directory, ...settings }, input);
  expect(code, output).toBe(1);
  const sentences = output.split("\n").filter((line) => line !== "" && !line.includes(" …"));
  expect(sentences, output).toHaveLength(1);
  expect(sentences[0]).toContain(words);
  expect(output).not.toMatch(/\n\s+at /);
}

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/en/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a start tells each step, the address and the accounts; Ctrl-C leaves no process behind", async () => {
  const { printed, stop, environment } = await start();
  for (const step of [
    "Starting PostgreSQL 18",
    "Bringing the database up to date",
    "Loading the statement",
    "Telling the demonstration's story",
    "Bringing the search up to date",
    "Starting the server",
  ])
    expect(printed()).toMatch(new RegExp(`^${step} ….* \\d+\\.\\d s$`, "ms"));
  expect(printed()).not.toContain("Building the site");
  expect(printed()).toContain(`The portal is at ${environment.PORTAL_URL}\n`);
  await expect.poll(printed).toContain("admin.kz@example.org");
  expect(printed()).toContain(PASSWORD);
  const server = postmaster();
  expect(await stop()).toBe(130);
  await expectGone(server);
  expect(existsSync(join(directory, "postgres", "postmaster.pid"))).toBe(false);
});

test("after kill -9 of either or of both, the next start has everything that was acknowledged", async () => {
  let running = await start();
  const killings: [string, (node: number, server: number) => number[]][] = [
    ["kill/1-node", (node) => [node]],
    ["kill/2-both", (node, server) => [node, server]],
    ["kill/3-server-first", (node, server) => [server, node]],
  ];
  for (const [name, victims] of killings) {
    const server = postmaster();
    await write(running, name);
    for (const pid of victims(running.pid, server)) process.kill(pid, "SIGKILL");
    await expectGone(running.pid);
    running = await start();
    expect(await written(running)).toEqual(killings.map(([each]) => each).filter((each) => each <= name));
    if (postmaster() !== server) await expectGone(server);
  }
});

test("what cannot be is refused in one sentence", async () => {
  const { environment } = portal ?? (await start());
  const free = String(await findFreePort());
  const { superuser } = JSON.parse(readFileSync(join(directory, "database.json"), "utf8"));
  const server = `127.0.0.1:${findRunningEmbedded(directory)?.port}`;
  await withSql(`postgres://postgres:${superuser}@${server}/postgres`, async (sql) => {
    await sql.unsafe("create role operator login createrole password 'operator'");
    await sql.unsafe("grant portal_application to operator");
    await sql.unsafe("create database own owner operator");
  });
  operatorUrl = `postgres://operator:operator@${server}/own`;
  const refuse = (settings: Record<string, string>, words: string) =>
    expectRefusal(START, { PORT: free, ...settings }, words);

  await refuse({ PORT: environment.PORT }, `Port ${environment.PORT} is taken`);
  await refuse({}, "The portal already runs on the data in");
  await refuse({ PORT: "many" }, "PORT: must be a number");
  await refuse({ DATABASE_URL: "mysql://a:b@127.0.0.1/c" }, "DATABASE_URL: must look like postgres://");
  await refuse({ DATABASE_URL: `postgres://a:b@127.0.0.1:${free}/c` }, "cannot be reached (ECONNREFUSED)");
  await refuse({ DATABASE_URL: operatorUrl.replace(":operator@", ":wrong@") }, 'refuses "operator"');
  await refuse({ DATABASE_URL: operatorUrl.replace("/own", "/none") }, "has no database none");
  const old = join(folder, "old-node.mjs");
  const versions = "{ value: { ...process.versions, node: '18.19.0' } }";
  writeFileSync(old, `Object.defineProperty(process, "versions", ${versions});`);
  await refuse({ NODE_OPTIONS: `--import ${old}` }, "needs Node.js 20.9 or newer, and this is 18.19.0");
});

test("a server that takes the call and stays silent is given up", async () => {
  const silent = createServer((socket) => socket.on("error", () => {}).resume());
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  const address = silent.address();
  const port = address && typeof address === "object" ? address.port : 0;
  try {
    const DATABASE_URL = `postgres://a:b@127.0.0.1:${port}/c`;
    await expectRefusal(START, { PORT: String(await findFreePort()), DATABASE_URL }, "CONNECT_TIMEOUT");
  } finally {
    silent.close();
  }
});

test("an operator's own database begins without invented people; its administrator is made once", async ({
  page,
}) => {
  const settings = { DATABASE_URL: operatorUrl, PORTAL_DATA: join(folder, "own") };
  const create = (email: string, institution: string) => [
    ...CREATE,
    "--email",
    email,
    "--name",
    "First Person",
    "--institution",
    institution,
  ];
  const refuse = (args: string[], words: string, password = ADMINISTRATOR_PASSWORD) =>
    expectRefusal(args, settings, words, `${password}\n`);
  await refuse(create("no-address", "kz-foreign-affairs"), "--email is not an e-mail address");
  await refuse(create("first@example.org", "kz-nothing"), "--institution is not one of");
  await refuse(create("first@example.org", "kz-foreign-affairs"), "--password needs at least 15", "short");
  await refuse(create("admin.kz@example.org", "kz-foreign-affairs"), "is an address of the demonstration");
  await refuse([...CREATE, "--email", "first@example.org"], "Usage: npm run admin:create");
  const made = await runCommand(
    create("first@example.org", "kz-foreign-affairs"),
    settings,
    ADMINISTRATOR_PASSWORD,
  );
  expect(made.output).toContain("first@example.org can sign in now");
  expect(made.code).toBe(0);
  await refuse(create("second@example.org", "kz-energy"), "This party has an administrator already");
  await expectRefusal(RESET, settings, "DATABASE_URL is set, and db:reset only ever empties the embedded");

  const own = await startPortal(join(folder, "own"), { ...QUIET, DATABASE_URL: operatorUrl });
  try {
    expect(own.printed()).not.toContain("demonstration");
    const url = own.environment.PORTAL_URL;
    await signIn(page, url, "admin.kz@example.org", PASSWORD);
    await expect(page.getByRole("alert").first()).toContainText("do not match");
    await signIn(page, url, "first@example.org", ADMINISTRATOR_PASSWORD);
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await page.goto(`${url}/en/admin`);
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  } finally {
    expect(await own.stop()).toBe(130);
  }
});

test("the database of a newer release is refused and left as it was", async () => {
  await withSql(operatorUrl, async (sql) => {
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`;
    const settings = { PORT: String(await findFreePort()), DATABASE_URL: operatorUrl };
    await expectRefusal(START, settings, "The database belongs to a newer release of the portal");
    const kept = await sql`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow' returning id`;
    expect(kept).toHaveLength(1);
  });
});

test("db:reset waits for the portal's end, and then empties the demonstration", async () => {
  await expectRefusal(RESET, {}, "The portal already runs on the data in");
  expect(await portal?.stop()).toBe(130);
  const { code, output } = await runCommand(RESET, { PORTAL_DATA: directory });
  expect(code, output).toBe(0);
  expect(existsSync(join(directory, "postgres"))).toBe(false);
  expect(await written(await start())).toEqual([]);
});

if (canMount()) {
  test("a full disk is named, and nothing is lost by it", async () => {
    const small = join(folder, "small");
    mkdirSync(small);
    const mount = (size: string) =>
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=755`, "tmpfs", small]);
    const unmount = () => execFileSync("umount", ["--lazy", small]);
    const settings = { ...QUIET, PORT: String(await findFreePort()), PORTAL_DATA: small };
    mount("8m");
    try {
      await expectRefusal(START, settings, "is full");
    } finally {
      unmount();
    }
    mount("256m");
    try {
      const first = await startPortal(small, QUIET);
      await write(first, "kill/4-disk");
      await first.stop();
      const filler = join(small, "filler");
      expect(() => {
        for (;;) appendFileSync(filler, Buffer.alloc(1024 * 1024));
      }).toThrow("ENOSPC");
      await expectRefusal(START, settings, "is full");
      rmSync(filler);
      const second = await startPortal(small, QUIET);
      expect(await written(second)).toEqual(["kill/4-disk"]);
      await second.stop();
    } finally {
      unmount();
    }
  });
}

/** Only the machine's own administrator can make a small disk, and not in every container. */
function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const probe = join(folder, "probe");
  mkdirSync(probe);
  try {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", probe], { stdio: "ignore" });
    execFileSync("umount", [probe]);
    return true;
  } catch {
    return false;
  }
}
