import { brotliDecompressSync, gunzipSync } from "node:zlib";
import inject from "light-my-request";
import { describe, expect, it } from "vitest";
import { finishDocument, KEEP_BRIEFLY, removeScripts, sendDocument } from "@/server/document";

describe("removing scripts", () => {
  it.each([
    ["a script of the framework", '<p>1</p><script src="/_next/a.js" async=""></script><p>2</p>'],
    ["inline data", '<p>1</p><script>self.__next_f.push([1,"<p>no</p>"])</script><p>2</p>'],
    ["a module", '<p>1</p><script type="module">import "a"</script><p>2</p>'],
    ["an old type", '<p>1</p><SCRIPT TYPE="text/JavaScript">a</SCRIPT><p>2</p>'],
    ["a preload", '<p>1</p><link rel="preload" as="script" href="/_next/a.js"><p>2</p>'],
    ["a module's preload", '<p>1</p><link rel="modulepreload" href="/_next/a.js"><p>2</p>'],
    ["a comment", "<p>1</p><!--$--><p>2</p><!--/$-->"],
    [
      "a script that holds what looks like its end",
      "<p>1</p><script>'<!--<script>'</script>'</script><p>2</p>",
    ],
  ])("takes out %s", async (_, html) => {
    expect((await removeScripts(html)).replace("'", "")).toBe("<p>1</p><p>2</p>");
  });

  it.each([
    '<script type="application/ld+json">{"name":"<p>"}</script>',
    '<link rel="stylesheet" href="/_next/a.css" data-precedence="next">',
    '<link rel="preload" as="font" href="/a.woff2" crossorigin="">',
    "<!DOCTYPE html><html lang='kk'><body><p title='&lt;script&gt;'>&lt;script&gt; әғқ</p></body></html>",
  ])("leaves %s as it is", async (html) => {
    expect(await removeScripts(html)).toBe(html);
  });
});

describe("sending a document", () => {
  const html = `<!DOCTYPE html><p>${"Words of a page. ".repeat(50)}</p>`;
  const ask = async (headers: Record<string, string>, method: "GET" | "HEAD" = "GET") => {
    const document = await finishDocument(html, KEEP_BRIEFLY);
    return inject((request, response) => sendDocument(request, response, document), {
      method,
      url: "/en",
      headers,
    });
  };

  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0.1, gzip", "br"],
    ["gzip, br;q=0", "gzip"],
    ["GZIP", "gzip"],
    ["*", "br"],
    ["identity", undefined],
    ["x-nothing", undefined],
    ["", undefined],
  ])("takes %s as %s", async (accepted, encoding) => {
    const { headers, rawPayload, statusCode } = await ask({ "accept-encoding": accepted });
    expect([statusCode, headers["content-encoding"]]).toEqual([200, encoding]);
    expect(headers["content-length"]).toBe(String(rawPayload.length));
    expect(headers.vary).toBe("Accept-Encoding");
    const open = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ""];
    expect((open ? open(rawPayload) : rawPayload).toString()).toBe(html);
  });

  it("has a strong tag of its own for each encoding, the same for the same words", async () => {
    const tags = await Promise.all(
      ["br", "gzip", ""].map(async (one) => (await ask({ "accept-encoding": one })).headers.etag),
    );
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[^"]+"$/);
    expect((await ask({ "accept-encoding": "br" })).headers.etag).toBe(tags[0]);
  });

  it("says 304, without the words, to whoever has them", async () => {
    const etag = String((await ask({ "accept-encoding": "br" })).headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await ask({ "accept-encoding": "br", "if-none-match": known });
      expect([known, answer.statusCode, answer.body]).toEqual([known, 304, ""]);
      expect(answer.headers).toMatchObject({ etag, "cache-control": KEEP_BRIEFLY, vary: "Accept-Encoding" });
    }
    const other = await ask({ "accept-encoding": "gzip", "if-none-match": etag });
    expect(other.statusCode).toBe(200);
  });

  it("answers HEAD with the heads alone", async () => {
    const got = await ask({});
    const asked = await ask({}, "HEAD");
    expect(asked.body).toBe("");
    expect(asked.headers["content-length"]).toBe(got.headers["content-length"]);
    expect(asked.headers.etag).toBe(got.headers.etag);
  });

  it("lets nothing run", async () => {
    expect((await ask({})).headers["content-security-policy"]).toContain("script-src 'none'");
  });
});
