import type { ServerResponse } from "node:http";
import { SIGNED_IN_PARTS } from "@/server/addresses";

/** Where browsers find which links they may open ahead of a click: the header of every document names it. */
export const SPECULATION_RULES = "/speculation-rules.json";

const SIGNED_IN = SIGNED_IN_PARTS.flatMap((place) => [`/*/${place}`, `/*/${place}/*`]);

/** Pages with a query, each combination of filters one: too many to be made ready on a guess. */
const WITH_QUERY = "/*\\?(.+)";

/** A public page changes nothing and is small, so that the one under the pointer may be made ready. */
const TEXT = JSON.stringify({
  prerender: [
    {
      source: "document",
      where: {
        and: [
          { href_matches: "/*/*" },
          ...["/api/*", WITH_QUERY, ...SIGNED_IN].map((place) => ({ not: { href_matches: place } })),
        ],
      },
      eagerness: "moderate",
    },
  ],
});

export function sendSpeculationRules(response: ServerResponse): void {
  response.writeHead(200, {
    "Content-Type": "application/speculationrules+json",
    "Content-Length": Buffer.byteLength(TEXT),
    "Cache-Control": "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(TEXT);
}
