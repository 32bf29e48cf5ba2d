import { LOCALES } from "@/lib/i18n/routing";

/** Parts of the portal that are a person's own and never kept; everything else below a language is public. */
export const SIGNED_IN_PARTS = ["admin", "desk", "sign-in"] as const;

const PUBLIC = new RegExp(
  `^/(?:${LOCALES.join("|")})(?!/(?:${SIGNED_IN_PARTS.join("|")})(?:/|$))(?:/[A-Za-z0-9._~-]+)*$`,
);

/** The public page that a request's address names, without its query, which no public page reads; or null. */
export function publicPath(url: string): string | null {
  const query = url.indexOf("?");
  const path = query === -1 ? url : url.slice(0, query);
  return path.length <= 500 && PUBLIC.test(path) ? path : null;
}
