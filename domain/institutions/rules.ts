import type { PartyCode } from "@/db/vocabulary";

const SLUG_LIMIT = 80;

/**
 * The lasting address of a new institution, from its English name: `kz-ministry-of-energy`; null when the
 * name has no Latin letter to make one of.
 */
export function slugOf(party: PartyCode, englishName: string): string | null {
  const words = englishName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (words === null) return null;
  return [party, ...words].join("-").slice(0, SLUG_LIMIT).replace(/-$/, "");
}
