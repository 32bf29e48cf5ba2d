import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { RewritingStream } from "parse5-html-rewriting-stream";
import { DOCUMENT_POLICY, headersOfAll } from "@/server/policies";
import { isToBeFound, NOT_TO_BE_FOUND } from "@/server/robots";
import { SPECULATION_RULES } from "@/server/speculation-rules";

const ENCODINGS = ["br", "gzip", "identity"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Bytes ready to be sent, with their heads: the page's own, and that of "you have it already". */
type Variant = { body: Buffer; etag: string; head: string[]; notModifiedHead: string[] };

/** A finished answer with a page that needs no script, in every encoding. `bytes` is what it takes to keep. */
export type Document = { variants: Readonly<Record<Encoding, Variant>>; bytes: number };

/** A proxy may hold a page for a second: it cannot know what was published, or withdrawn, since. */
export const KEEP_BRIEFLY = "public, max-age=0, s-maxage=1";
/** What was made of a reader's own words is nobody else's, and a browser asks whether it is still so. */
export const KEEP_NOWHERE = "private, no-cache";

/** Level 5 saves nearly all that 9 would, in a quarter of the time; whoever published waits for it. */
const compress: Readonly<Record<Encoding, (html: Buffer) => Promise<Buffer>>> = {
  br: (html) =>
    promisify(brotliCompress)(html, {
      params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: html.length },
    }),
  gzip: (html) => promisify(gzip)(html, { level: 9 }),
  identity: async (html) => html,
};

/** Makes the answer for a page out of its HTML, scripts already removed. */
export async function finishDocument(html: string, cacheControl: string): Promise<Document> {
  const plain = Buffer.from(html);
  const digest = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const made = await Promise.all(
    ENCODINGS.map(async (encoding) => {
      const variant = describeVariant(await compress[encoding](plain), encoding, digest, cacheControl);
      return [encoding, variant] as const;
    }),
  );
  const variants = Object.fromEntries(made) as Record<Encoding, Variant>;
  return { variants, bytes: made.reduce((sum, [, { body }]) => sum + body.length, 0) };
}

function describeVariant(body: Buffer, encoding: Encoding, digest: string, cacheControl: string): Variant {
  const etag = encoding === "identity" ? `"${digest}"` : `"${digest}-${encoding}"`;
  const always = ["ETag", etag, "Cache-Control", cacheControl, "Vary", "Accept-Encoding"];
  const head = [
    ...always,
    ...["Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length)],
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ...Object.entries(headersOfAll()).flat(),
    ...["Content-Security-Policy", DOCUMENT_POLICY],
    ...["Referrer-Policy", "strict-origin-when-cross-origin", "Speculation-Rules", `"${SPECULATION_RULES}"`],
    ...(isToBeFound() ? [] : NOT_TO_BE_FOUND),
  ];
  return { body, etag, head, notModifiedHead: always };
}

/** Sends a document to whoever asked with GET or HEAD. */
export function sendDocument(request: IncomingMessage, response: ServerResponse, document: Document): void {
  const { body, etag, head, notModifiedHead } = document.variants[encodingFor(request)];
  const known = request.headers["if-none-match"];
  if (known !== undefined && matches(known, etag)) {
    response.writeHead(304, notModifiedHead);
    response.end();
    return;
  }
  response.writeHead(200, head);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Browsers send the same few headers; a visitor with many of them only makes this forget. */
const negotiated = new LRUCache<string, Encoding>({ max: 100 });

function encodingFor(request: IncomingMessage): Encoding {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  let encoding = negotiated.get(accepted);
  if (encoding === undefined) {
    const negotiator = new Negotiator(request);
    encoding = ENCODINGS.find((one) => negotiator.encodings([one]).length > 0) ?? "identity";
    if (accepted.length < 200) negotiated.set(accepted, encoding);
  }
  return encoding;
}

/** A proxy that compresses anew marks the tag as weak; it still names the same page. */
function matches(known: string, etag: string): boolean {
  if (known === etag) return true;
  return known.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}

const RUNS = /^(|module|(text|application)\/(java|ecma)script)$/i;

/**
 * The page as a document: without the framework's scripts, their preloads and the data they would read.
 * Data blocks such as JSON-LD stay.
 */
export function removeScripts(html: string): Promise<string> {
  const rewriter = new RewritingStream();
  let kept = "";
  let inScript = false;
  rewriter.on("startTag", (tag, raw) => {
    const attribute = (name: string) => tag.attrs.find((one) => one.name === name)?.value ?? "";
    inScript = tag.tagName === "script" && RUNS.test(attribute("type").trim());
    const preload = tag.tagName === "link" && /preload/i.test(attribute("rel"));
    const forScript = attribute("as") === "script" || attribute("rel") === "modulepreload";
    if (!inScript && !(preload && forScript)) rewriter.emitRaw(raw);
  });
  rewriter.on("text", (_, raw) => {
    if (!inScript) rewriter.emitRaw(raw);
  });
  rewriter.on("endTag", (_, raw) => {
    if (!inScript) rewriter.emitRaw(raw);
    inScript = false;
  });
  // React's marks between texts: nothing that a reader could see.
  rewriter.on("comment", () => {});
  return new Promise((done, fail) => {
    rewriter.on("data", (part: string) => {
      kept += part;
    });
    rewriter.on("end", () => done(kept));
    rewriter.on("error", fail);
    rewriter.end(html);
  });
}
