import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { noteUnreadableForm } from "@/lib/unreadable-forms";
import { guardAnswer } from "@/server/answer";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Asked = { method?: "GET" | "POST"; url?: string; headers?: Record<string, string>; ready?: boolean };

const REFERENCE = "abcdefghjk";

/** What a visitor gets when the framework answers like this; over the wire, as the guard stands before it. */
async function ask(
  handler: Handler,
  { method = "GET", url = "/ru/desk", headers = {}, ready = true }: Asked = {},
) {
  const server = createServer((request, response) => {
    guardAnswer(request, response, { reference: REFERENCE, isReady: async () => ready });
    handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { method, headers, redirect: "manual" });
  const body = await answer.text();
  server.closeAllConnections();
  server.close();
  return { statusCode: answer.status, body, headers: Object.fromEntries(answer.headers) };
}

const says =
  (status: number, body = "<html>framework</html>", type = "text/html; charset=utf-8"): Handler =>
  (_, response) => {
    response.statusCode = status;
    response.setHeader("content-type", type);
    response.write(body);
    response.end();
  };

describe("a failure of the framework", () => {
  it.each([403, 404, 405, 500])("%d comes as a page in words", async (status) => {
    const answer = await ask(says(status));
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain('<html lang="ru" dir="ltr">');
    expect(answer.body).not.toMatch(/framework|<script/);
    expect(answer.body.includes(REFERENCE)).toBe(status >= 500);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("is the database's while that is away", async () => {
    const answer = await ask(says(500), { ready: false });
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "5"]);
  });

  it("is the sender's when nobody could read the form", async () => {
    const broken: Handler = (request, response) => {
      noteUnreadableForm(new TypeError("Failed to parse body as FormData."), REFERENCE);
      says(500)(request, response);
    };
    expect((await ask(broken, { method: "POST" })).statusCode).toBe(400);
    expect((await ask(says(500), { method: "POST" })).statusCode).toBe(500);
    expect(noteUnreadableForm(new Error("anything else"), REFERENCE)).toBe(false);
  });

  it("comes as data to a program", async () => {
    const answer = await ask(says(404), { url: "/api/nothing" });
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([
      404,
      { status: 404, reference: REFERENCE },
    ]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("is left to the page's own script where that asked", async () => {
    for (const headers of [{ rsc: "1" }, { "next-action": "x" }] as Record<string, string>[]) {
      const answer = await ask(says(404), { method: "POST", headers });
      expect(answer.body).toContain("framework");
    }
    expect((await ask(says(404), { headers: { "next-action": "x" } })).body).not.toContain("framework");
  });

  it("keeps what the answer was going to set, but not what it was going to say", async () => {
    const answer = await ask((_, response) => {
      response.setHeader("set-cookie", "a=b");
      response.setHeader("x-powered-by", "framework");
      says(403)(_, response);
    });
    expect(answer.headers["set-cookie"]).toBe("a=b");
    expect(answer.headers["x-powered-by"]).toBeUndefined();
  });
});

describe("any other answer", () => {
  it.each<[number, string, string]>([
    [200, "<p>words</p>", "text/html; charset=utf-8"],
    [303, "", "text/plain"],
    [409, '{"data":1}', "application/json"],
  ])("%d goes out as it is", async (status, body, type) => {
    const answer = await ask(says(status, body, type));
    expect([answer.statusCode, answer.body, answer.headers["content-type"]]).toEqual([status, body, type]);
  });
});
