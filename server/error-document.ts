import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { loadMessages } from "@/lib/i18n/messages";
import { isLocale, type Locale } from "@/lib/i18n/routing";
import { failurePolicy, headersOfAll } from "@/server/policies";

export type ErrorDocument = { body: string; headers: Record<string, string> };

const RETRY_AFTER_S = "5";

/** The failures with words of their own; any other is told in the words of 400 or 500. */
const TOLD = ["400", "403", "404", "405", "409", "413", "500", "503"] as const;
type Told = (typeof TOLD)[number];

const STYLE =
  "body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:#17212b;background:#f6f7f7}" +
  "header,main{padding:1rem max(1rem,50% - 36rem)}header{border-bottom:2px solid #0a4a66;background:#fff}main p{max-width:40rem}" +
  "header,h1{font-family:Charter,'Noto Serif',Cambria,'Liberation Serif',Georgia,serif;font-weight:600}header{font-size:1.25rem}" +
  "h1{font-size:1.75rem;line-height:1.25}a{color:#0a4a66}a:focus-visible{outline:3px solid #0a4a66;outline-offset:2px}" +
  "@media (prefers-color-scheme:dark){body{color:#e9edf0;background:#10171d}header{background:#18212a;border-color:#9bd3ea}" +
  "a,a:focus-visible{color:#9bd3ea;outline-color:#9bd3ea}}";

const POLICY = failurePolicy(createHash("sha256").update(STYLE).digest("base64"));

/**
 * A whole page without any script that says what went wrong, in the language of the address. `reference`
 * is shown when the fault is the portal's own, for the person to quote.
 */
export function renderErrorDocument(status: number, path: string, reference: string): ErrorDocument {
  const locale = localeOf(path);
  const { errorPages: words, portal } = loadMessages(locale);
  const told = TOLD.find((code) => code === String(status)) ?? (status < 500 ? "400" : "500");
  const { title, text } = words[told satisfies Told];
  const lines = [
    "<!doctype html>",
    `<html lang="${locale}" dir="ltr"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(`${title} – ${portal.name}`)}</title><style>${STYLE}</style></head><body>`,
    `<header>${escapeHtml(portal.name)}</header>`,
    `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`,
    status >= 500 ? `<p>${escapeHtml(words.reference)} <strong>${escapeHtml(reference)}</strong></p>` : "",
    status === 403 ? `<p><a href="/${locale}/sign-in">${escapeHtml(words.signIn)}</a></p>` : "",
    `<p><a href="/${locale}">${escapeHtml(words.home)}</a></p></main></body></html>`,
  ];
  return {
    body: lines.filter((line) => line !== "").join("\n"),
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Language": locale,
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      ...headersOfAll(),
    },
  };
}

/** Answers with such a page, whatever the response was going to be; its own headers stay. */
export function sendErrorDocument(
  response: Pick<ServerResponse, "setHeader" | "writeHead" | "end">,
  status: number,
  path: string,
  reference: string,
): void {
  const { body, headers } = renderErrorDocument(status, path, reference);
  response.setHeader("x-request-id", reference);
  if (status === 503) response.setHeader("Retry-After", RETRY_AFTER_S);
  if (status === 413) response.setHeader("Connection", "close");
  response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

/** The same for a program: `{ status, reference }`. */
export function sendErrorData(
  response: Pick<ServerResponse, "setHeader" | "writeHead" | "end">,
  status: number,
  reference: string,
): void {
  const body = JSON.stringify({ status, reference });
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, "Cache-Control": "no-store", ...headersOfAll() });
  response.end(body);
}

/** The language of an address; English where it names none. */
export function localeOf(path: string): Locale {
  const first = path.split(/[/?#]/)[1] ?? "";
  return isLocale(first) ? first : "en";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
