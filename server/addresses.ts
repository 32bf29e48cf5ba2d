import { LOCALES } from "@/lib/i18n/routing";
import { readPageQuery, writePageQuery } from "@/lib/page-query";
import { parametersOf } from "@/server/page-queries";

/** Parts of the portal that are a person's own and never kept; everything else below a language is public. */
export const SIGNED_IN_PARTS = ["admin", "desk", "sign-in"] as const;

const BELOW_A_LANGUAGE = `/(?:${LOCALES.join("|")})(?!/(?:${SIGNED_IN_PARTS.join("|")})(?:/|$))`;
/** Slugs and numbers, and a commitment as people cite it: `12.1`. */
const PUBLIC = new RegExp(`^${BELOW_A_LANGUAGE}(?:/[A-Za-z0-9_-]+(?:\\.[0-9]+)?)*$`);
const IN_PUBLIC_PART = new RegExp(`^${BELOW_A_LANGUAGE}(?:/|$)`);

/**
 * The public page that a request's address names, with what it reads of its query in the one form that this has;
 * null where it names none. Two addresses of the same page come out as the same text.
 */
export function publicAddress(url: string): string | null {
  const path = publicPath(url);
  if (path === null || path.length === url.length) return path;
  const parameters = parametersOf(path);
  if (parameters === undefined) return path;
  return path + writePageQuery(readPageQuery(parameters, new URLSearchParams(url.slice(path.length + 1))));
}

/** The path of the public page that a request's address names, or null. */
export function publicPath(url: string): string | null {
  const path = pathOf(url);
  return path.length <= 500 && PUBLIC.test(path) ? path : null;
}

/**
 * Whether the address is none of a page, but would lead the framework to one, past what is kept: another spelling
 * of a public address, or dots in its place. One with a slash too many is left to the framework, which leads on.
 */
export function isDisguised(url: string): boolean {
  const path = pathOf(url);
  const decoded = decodeURIComponent(path);
  if (/(?:^|[/\\])\.{1,2}(?:[/\\]|$)/.test(decoded)) return true;
  const plain = decoded.replace(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
  if (!IN_PUBLIC_PART.test(plain) || publicPath(url) !== null) return false;
  return path !== decoded || publicPath(plain) === null;
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}
