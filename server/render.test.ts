import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { declarePage } from "@/lib/cache";
import { environment } from "@/lib/env";
import { type Handle, renderPage } from "@/server/render";

const HTML = "<!DOCTYPE html><p>Words.</p><script>self.x = 1</script>";

/** A framework that answers so, after it has declared the page as a layout does. */
const answering =
  (status: number, headers: Record<string, string | string[]>, body = HTML): Handle =>
  async (_, response) => {
    await sleep(1);
    declarePage();
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(body);
  };

const render = (handle: Handle) => renderPage(handle, "/en/areas", "abcdefghjk");

describe("rendering a page", () => {
  it("takes the scripts out, and knows the tags, from wherever it is called", async () => {
    const page = { kind: "page", html: "<!DOCTYPE html><p>Words.</p>", tags: new Set(["*"]) };
    const handle = answering(200, { "content-type": "text/html" });
    expect(await render(handle)).toEqual(page);
    // From within a promise too, as a queue calls it.
    expect(await Promise.resolve().then(() => render(handle))).toEqual(page);
    expect(await Promise.all([render(handle), render(handle)])).toEqual([page, page]);
  });

  it("asks in the portal's own name, with nothing of a visitor", async () => {
    let asked: unknown;
    await render(async (request, response) => {
      asked = { url: request.url, method: request.method, headers: request.headers };
      response.end(HTML);
    });
    expect(asked).toEqual({
      url: "/en/areas",
      method: "GET",
      headers: {
        host: new URL(environment().url).host,
        "x-request-id": "abcdefghjk",
        "user-agent": "lightMyRequest",
      },
    });
  });

  it("has no tags for what was rendered elsewhere", async () => {
    const handle: Handle = async (_, response) => void response.end(HTML);
    expect((await render(handle)).tags.size).toBe(0);
  });

  it("tells where a page leads, and why there is none", async () => {
    const moved = answering(308, { location: ["/en/areas/new", "/en/areas/new"] });
    expect(await render(moved)).toMatchObject({ kind: "redirect", status: 308, location: "/en/areas/new" });
    expect(await render(answering(404, {}))).toMatchObject({ kind: "failure", status: 404 });
    expect(await render(answering(304, {}))).toMatchObject({ kind: "failure", status: 500 });
  });

  it("fails when the framework does", async () => {
    await expect(render(async () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  });
});
