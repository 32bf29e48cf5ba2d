import { type APIResponse, expect, type Page, test } from "@playwright/test";
import { signIn, writingAddress } from "./journeys";

/** One address of each class of answer, and which policy for scripts it has. */
const CLASSES: Readonly<Record<string, RegExp>> = {
  "/en": /script-src 'none'/,
  "/en/search?q=energy": /script-src 'none'/,
  "/en/sign-in": /script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'(;|$)/,
  "/en/nowhere": /^default-src 'none'; style-src 'sha256-/,
  "/api/health/live": /script-src 'nonce-/,
  "/robots.txt": /script-src 'nonce-/,
};

test("every class of answer has its policy and the heads of all", async ({ request }) => {
  for (const [path, policy] of Object.entries(CLASSES)) {
    const headers = (await request.get(path)).headers();
    expect.soft(headers["content-security-policy"], path).toMatch(policy);
    expectHeadsOfAll(headers, path);
  }
});

function expectHeadsOfAll(headers: ReturnType<APIResponse["headers"]>, path: string): void {
  const policy = headers["content-security-policy"] ?? "";
  expect.soft(policy, path).not.toMatch(/unsafe-|\*|https?:/);
  for (const directive of [
    "default-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "report-uri /api/policy-reports",
  ])
    expect.soft(policy, path).toContain(directive);
  expect.soft(headers, path).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "referrer-policy": expect.stringMatching(/^(same-origin|no-referrer|strict-origin-when-cross-origin)$/),
  });
  expect.soft(headers, path).not.toHaveProperty("x-powered-by");
}

test("a nonce is never used twice, and nobody can bring their own", async ({ request }) => {
  const seen = new Set<string>();
  for (let time = 0; time < 3; time++) {
    const headers = { "content-security-policy": "script-src 'nonce-mine'" };
    const answer = await request.get("/en/sign-in", { headers });
    const [, nonce = ""] = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "") ?? [];
    const html = await answer.text();
    const given = [...html.matchAll(/<script[^>]*?\snonce="([^"]*)"/g)].map((found) => found[1]);
    expect(new Set(given)).toEqual(new Set([nonce]));
    expect(html.match(/<script(?![^>]*\snonce=)/g)).toBeNull();
    seen.add(nonce);
  }
  expect(seen.size).toBe(3);
});

test("what browsers report is taken, whatever it is", async ({ request }) => {
  for (const data of [
    "{",
    "[]",
    JSON.stringify({ "csp-report": { "document-uri": "x" } }),
    "x".repeat(100_000),
  ]) {
    const answer = await request.post("/api/policy-reports", {
      data,
      headers: { "content-type": "application/csp-report" },
    });
    expect(answer.status()).toBe(204);
  }
});

for (const [who, start] of [
  ["transport.kz@example.org", "/en/desk"],
  ["admin.rs@example.org", "/en/admin"],
] as const) {
  test(`no page from ${start} does what its policy forbids`, async ({ page }) => {
    const broken = watchPolicy(page);
    await signIn(page, who);
    const seen = new Set<string>();
    const waiting = [start, ...(start === "/en/desk" ? [writingAddress("6-3")] : [])];
    for (let path = waiting.shift(); path !== undefined && seen.size < 25; path = waiting.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const answer = await page.goto(path);
      expect.soft(answer?.status(), path).toBe(200);
      expectHeadsOfAll(answer?.headers() ?? {}, path);
      // The framework's script has run: its own marks are on the page's nodes.
      await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("_react")));
      waiting.push(...(await linksBelow(page, start)));
    }
    expect(seen.size).toBeGreaterThan(4);
    expect(broken()).toEqual([]);
  });
}

/** Links of the page into the same signed-in area, one for each kind of address. */
async function linksBelow(page: Page, start: string): Promise<string[]> {
  const all = await page
    .locator(`a[href^="${start}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const addresses = all.map((path) => path.replace(/[?#].*/, "")).filter((path) => !path.endsWith(".csv"));
  const kindOf = (path: string) => `${path.split("/").slice(0, 4).join("/")} ${path.split("/").length}`;
  const kinds = new Map(addresses.map((path) => [kindOf(path), path]));
  return [...kinds.values()];
}

/** Begins to watch; what it returns lists all that a policy has forbidden since. */
function watchPolicy(page: Page): () => string[] {
  const told: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) told.push(`${page.url()}: ${message.text()}`);
  });
  return () => told;
}
