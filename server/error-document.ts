import { createHash } from "node:crypto";
import { loadMessages } from "@/lib/i18n/messages";
import { isLocale, type Locale } from "@/lib/i18n/routing";

export type ErrorDocument = { body: string; headers: Record<string, string> };

/** The failures with words of their own; any other is told in the words of 400 or 500. */
const TOLD = ["400", "403", "404", "405", "413", "500", "503"] as const;
type Told = (typeof TOLD)[number];

const STYLE =
  "body{margin:0 auto;max-width:38rem;padding:3rem 1rem;font:1.0625rem/1.5 system-ui,sans-serif;color:#1b1f23;background:#fff}" +
  "h1{font-size:1.75rem;line-height:1.2}a{color:#0b4f8a}a:focus-visible{outline:3px solid #0b4f8a;outline-offset:3px}" +
  "@media (prefers-color-scheme:dark){body{color:#e6e8ea;background:#15181b}a,a:focus-visible{color:#8cc4f5;outline-color:#8cc4f5}}";

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

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
    `<html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(`${title} – ${portal.name}`)}</title><style>${STYLE}</style></head><body>`,
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
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    },
  };
}

function localeOf(path: string): Locale {
  const first = path.split(/[/?#]/)[1] ?? "";
  return isLocale(first) ? first : "en";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
