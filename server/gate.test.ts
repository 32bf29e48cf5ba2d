import type { IncomingHttpHeaders } from "node:http";
import inject from "light-my-request";
import { describe, expect, it } from "vitest";
import { refuse } from "@/server/gate";

type Asked = { method?: "GET" | "HEAD" | "POST" | "PUT"; url?: string; headers?: Record<string, string> };

/** What the gate says of a request, and the headers with which it goes on. */
async function ask({ method = "GET", url = "/en/desk", headers = {} }: Asked) {
  let passed: IncomingHttpHeaders = {};
  const answer = await inject(
    (request, response) => {
      // The injection would encode the address: it is set as it came over the wire.
      request.url = url;
      const refusal = refuse(request);
      passed = request.headers;
      response.setHeader("allow", refusal?.allow ?? "");
      response.statusCode = refusal?.status ?? 200;
      response.end();
    },
    { method, url: "/", headers: { host: "localhost:3000", ...headers } },
  );
  return { status: answer.statusCode, allow: answer.headers.allow, passed };
}

describe("the gate", () => {
  it.each<[number, Asked]>([
    [200, {}],
    [200, { url: "/en/sign-in?next=%2Fkk%2Fdesk%00" }],
    [200, { method: "POST", headers: { origin: "http://localhost:3000" } }],
    [200, { method: "POST" }],
    [200, { method: "PUT", url: "/api/v1/anything" }],
    [200, { headers: { host: "[::1]:3000" } }],
    [400, { url: "http://elsewhere.example.org/en" }],
    [400, { url: "/en/areas/%00" }],
    [400, { url: "/en/areas/%0a" }],
    [400, { url: "/en/areas/%ff" }],
    [400, { headers: { host: "a b" } }],
    [400, { headers: { host: "a/b" } }],
    [400, { headers: { host: "a.example.org." } }],
    [403, { method: "POST", headers: { origin: "http://elsewhere.example.org" } }],
    [403, { method: "POST", headers: { origin: "null" } }],
    [403, { method: "POST", headers: { origin: "http://localhost:3001" } }],
    [403, { method: "POST", headers: { "sec-fetch-site": "cross-site" } }],
    [405, { method: "PUT" }],
    [413, { method: "POST", headers: { "content-length": String(13 * 1024 * 1024) } }],
  ])("answers %d to %j", async (status, asked) => {
    expect((await ask(asked)).status).toBe(status);
  });

  it("takes no form on a public page", async () => {
    expect(await ask({ method: "POST", url: "/en/about" })).toMatchObject({
      status: 405,
      allow: "GET, HEAD",
    });
    expect(await ask({ method: "PUT" })).toMatchObject({ status: 405, allow: "GET, HEAD, POST" });
  });

  it("hands on its own host, whatever came", async () => {
    const headers = {
      "x-forwarded-host": "elsewhere.example.org",
      "x-forwarded-proto": "gopher",
      forwarded: "host=elsewhere.example.org",
      origin: "http://elsewhere.example.org",
    };
    const { passed } = await ask({ headers });
    expect(passed).toMatchObject({ "x-forwarded-host": "localhost:3000", "x-forwarded-proto": "http" });
    expect(passed.forwarded).toBeUndefined();
    expect((await ask({ method: "POST", headers })).status).toBe(403);
  });
});
