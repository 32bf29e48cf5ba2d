import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type APIRequestContext, expect, request as newRequest, test } from "@playwright/test";
import { type Connection, connect } from "@/db/client";
import { findRunningEmbedded } from "@/db/embedded";
import { assignInstitution, unassignInstitution } from "@/domain/assignments/commands";
import { renameInstitution } from "@/domain/institutions/commands";
import { publishEdition, withdrawUpdate } from "@/domain/moderation/commands";
import type { Person } from "@/domain/people/rules";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import { dayOf } from "@/lib/dates";
import { LOCALES } from "@/lib/i18n/routing";
import { startPortal, type TestPortal } from "@/scripts/test-portal";
import { findPerson, happened } from "./demonstration-people";

/** Long enough for every instance to have heard of a publication; the promise is one second. */
const HEARD_WITHIN_MS = 1_000;
const STATEMENT = "kz-rs-2026";
const COMMITMENT = `/statements/${STATEMENT}/commitments/12-1`;

let directory: string;
let portal: TestPortal;
let portalRequest: APIRequestContext;
let connection: Connection;

test.describe.configure({ mode: "serial" });

// A portal of its own: elsewhere, other journeys publish meanwhile.
test.beforeAll(async () => {
  test.setTimeout(120_000);
  directory = mkdtempSync(join(tmpdir(), "portal-documents-"));
  // The embedded database may run as another user, who must get through.
  chmodSync(directory, 0o755);
  portal = await startPortal(join(directory, "data"));
  portalRequest = await newRequest.newContext({ baseURL: portal.environment.PORTAL_URL });
  connection = connect({ url: portal.environment.PORTAL_DATABASE_URL ?? "", max: 2 });
});

test.afterAll(async () => {
  await connection?.close();
  await portalRequest?.dispose();
  await portal?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Every public page of a language, found by following the links from its home page. */
async function readAllPages(locale: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [`/${locale}`];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path)) continue;
    const answer = await portalRequest.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["set-cookie"], path).toBeUndefined();
    const html = await answer.text();
    pages.set(path, html);
    for (const [, link = ""] of html.matchAll(
      new RegExp(`<a [^>]*href="(/${locale}(?:/[^"#?]*)?)[#?"]`, "g"),
    ))
      if (!link.endsWith("/sign-in")) waiting.push(link);
  }
  return pages;
}

test("no public page has a script, a cookie or anything from elsewhere, in any language", async () => {
  test.setTimeout(120_000);
  for (const locale of LOCALES) {
    const pages = await readAllPages(locale);
    expect(pages.size).toBeGreaterThan(100);
    for (const [path, html] of pages) {
      // Data for machines is no script, and stands in one.
      expect(html, path).not.toMatch(
        /<script(?! type="application\/ld\+json">)|<link[^>]+preload[^>]+script|javascript:|<[^>]+ on[a-z]+=/i,
      );
      const named = html.replace(/<link rel="(?:canonical|alternate)"[^>]*>/g, "");
      expect(named, path).not.toMatch(/(?:src|<link[^>]+href)="(?:https?:)?\/\//);
      expect(html, path).toContain(`<html lang="${locale}" dir="ltr">`);
    }
  }
});

test("a document carries what a browser and a proxy need, and nothing of the visitor", async () => {
  const path = `/en${COMMITMENT}`;
  const plain = await portalRequest.get(path, { headers: { "accept-encoding": "br" } });
  const headers = plain.headers();
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-encoding": "br",
    vary: "Accept-Encoding",
    "cache-control": "public, max-age=0, s-maxage=1",
    "speculation-rules": '"/speculation-rules.json"',
  });
  expect(headers["content-security-policy"]).toContain("script-src 'none'");
  expect(headers["set-cookie"]).toBeUndefined();
  const again = await portalRequest.get(path, {
    headers: { "accept-encoding": "br", "if-none-match": headers.etag ?? "" },
  });
  expect(again.status()).toBe(304);
  const odd: [string, Record<string, string>][] = [
    [path, { rsc: "1", "next-router-prefetch": "1", "next-router-state-tree": "%5B%22%22%5D" }],
    [`${path}?_rsc=abc&q=%3Cscript%3E`, { rsc: "1" }],
    [path, { "x-forwarded-host": "evil.example.org", "x-forwarded-proto": "ftp", forwarded: "host=evil" }],
    [path, { cookie: "portal.session=x; NEXT_LOCALE=kk", "accept-language": "kk" }],
    [path, { "x-middleware-subrequest": "proxy", "x-middleware-prefetch": "1", "x-nextjs-data": "1" }],
    [path, { "x-matched-path": "/en/about", "x-invoke-path": "/en/about", "x-now-route-matches": "1" }],
  ];
  for (const [address, sent] of odd) {
    const answer = await portalRequest.get(address, { headers: { "accept-encoding": "br", ...sent } });
    expect([JSON.stringify(sent), answer.status(), answer.headers().etag]).toEqual([
      JSON.stringify(sent),
      200,
      headers.etag,
    ]);
  }
  const rules = await portalRequest.get("/speculation-rules.json");
  expect(rules.headers()["content-type"]).toBe("application/speculationrules+json");
  expect(await rules.json()).toHaveProperty("prerender");
});

test("a public page takes no form, and an encoded address is no second page", async () => {
  const posted = await portalRequest.post("/en/about", { multipart: { a: "1" } });
  expect([posted.status(), posted.headers().allow]).toEqual([405, "GET, HEAD"]);
  expect(await posted.text()).not.toContain("<script");
  for (const path of ["/en/%61reas", "/%65n/updates", "/en/updates.rsc"]) {
    const disguised = await portalRequest.get(path, { maxRedirects: 0 });
    expect([path, disguised.status()]).toEqual([path, 404]);
    expect(await disguised.text()).not.toContain("<script");
  }
});

test("whatever is published, every page that shows it is made anew, byte for byte", async () => {
  test.setTimeout(240_000);
  const official = await findPerson(connection, "transport.kz@example.org");
  const administrator = await findPerson(connection, "admin.kz@example.org");
  const by = (person: Person) => ({ db: connection.db, person, now: new Date() });
  const words = {
    statement: STATEMENT,
    reference: "9-1",
    intent: "submit",
    language: "en",
    asOf: dayOf(new Date()),
    status: "under-way",
    text: "Words of one publication.",
    evidence: [{ url: "https://example.org/minutes", title: "Minutes" }],
  };
  const record = async () => happened(await recordUpdate(by(official), words));
  const publish = async (edition: number, revision = 1) =>
    happened(await publishEdition(by(administrator), { edition, revision }));

  let update = 0;
  const steps: [string, () => Promise<unknown>][] = [
    [
      "a report",
      async () => {
        const recorded = await record();
        update = recorded.update;
        await publish(recorded.edition);
      },
    ],
    [
      "a new edition",
      async () => {
        const { edition } = happened(await reviseUpdate(by(official), { update }));
        const changed = {
          ...words,
          edition,
          revision: 1,
          status: "paused",
          changeNote: "It came to a halt.",
        };
        happened(await saveEdition(by(official), changed));
        await publish(edition, 2);
      },
    ],
    [
      "a confirmation",
      async () => {
        const confirmed = happened(await confirmNoChange(by(official), words));
        await publish(confirmed.edition);
      },
    ],
    [
      "a withdrawal",
      async () => happened(await withdrawUpdate(by(administrator), { update, reason: "By mistake." })),
    ],
    [
      "another name of an institution",
      async () =>
        happened(
          await renameInstitution(by(administrator), {
            institution: "kz-transport",
            nameEn: "Ministry of Ways",
          }),
        ),
    ],
    [
      "another institution that answers",
      async () =>
        happened(
          await assignInstitution(by(administrator), {
            ...words,
            institution: "kz-energy",
            role: "supporting",
          }),
        ),
    ],
    [
      "an institution that no longer answers",
      async () =>
        happened(await unassignInstitution(by(administrator), { ...words, institution: "kz-energy" })),
    ],
  ];
  await readAllPages("en");
  for (const [what, step] of steps) {
    await step();
    await sleep(HEARD_WITHIN_MS);
    const kept = await readAllPages("en");
    await connection.sql`select pg_notify('page_changes', '["*"]')`;
    await sleep(HEARD_WITHIN_MS);
    const fresh = await readAllPages("en");
    const forgotten = [...fresh].filter(([path, html]) => kept.get(path) !== html).map(([path]) => path);
    expect(forgotten, `after ${what}`).toEqual([]);
  }
});

test("every instance shows what another one published, a second later, whatever became of its connections", async () => {
  test.setTimeout(120_000);
  const owner = findRunningEmbedded(join(directory, "data"))?.ownerUrl ?? "";
  const second = await startPortal(join(directory, "second"), {
    DATABASE_URL: owner,
    DATABASE_APPLICATION_URL: portal.environment.PORTAL_DATABASE_URL ?? "",
    PORTAL_MODE: "demonstration",
    AUTH_SECRET: portal.environment.AUTH_SECRET ?? "",
  });
  try {
    const official = await findPerson(connection, "energy.kz@example.org");
    const administrator = await findPerson(connection, "admin.kz@example.org");
    const path = `/en/statements/${STATEMENT}/commitments/6-2`;
    const addresses = [portal, second].map(({ environment }) => environment.PORTAL_URL + path);
    const showing = async (text: string) => {
      const pages = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
      return pages.map((html) => html.includes(text));
    };
    const publish = async (text: string) => {
      const by = (person: Person) => ({ db: connection.db, person, now: new Date() });
      const words = { statement: STATEMENT, reference: "6-2", intent: "submit", language: "en", text };
      const recorded = await recordUpdate(by(official), {
        ...words,
        asOf: dayOf(new Date()),
        status: "under-way",
      });
      const { edition } = happened(recorded);
      happened(await publishEdition(by(administrator), { edition, revision: 1 }));
    };
    expect(await showing("Heard by every instance.")).toEqual([false, false]);
    await publish("Heard by every instance.");
    await sleep(HEARD_WITHIN_MS);
    expect(await showing("Heard by every instance.")).toEqual([true, true]);

    await connection.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cooperation-portal-listener'`;
    await publish("Said while nobody listened.");
    await sleep(HEARD_WITHIN_MS);
    expect(await showing("Said while nobody listened.")).toEqual([true, true]);
  } finally {
    await second.stop();
  }
});
