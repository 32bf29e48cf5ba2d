import { z } from "zod";

/** What a browser kept from happening on a page of ours: which directive, where, and what it was. */
export type PolicyReport = { directive: string; page: string; blocked: string };

const place = z.string().max(4_000);
const old = z.object({
  "csp-report": z.object({
    "effective-directive": place.optional(),
    "violated-directive": place.optional(),
    "document-uri": place,
    "blocked-uri": place.optional(),
  }),
});
const current = z.array(
  z.object({
    type: z.string(),
    body: z.object({ effectiveDirective: place, documentURL: place, blockedURL: place.optional() }),
  }),
);

/**
 * Reads what a browser sends to `report-uri` or to a reporting endpoint. Empty for anything else: anybody can post
 * here. Addresses lose their query, which may hold what a person searched for.
 */
export function readPolicyReports(body: unknown): PolicyReport[] {
  const one = old.safeParse(body).data?.["csp-report"];
  if (one) {
    const directive = one["effective-directive"] ?? one["violated-directive"] ?? "";
    return [report(directive, one["document-uri"], one["blocked-uri"])];
  }
  const several = current.safeParse(body).data ?? [];
  return several
    .filter(({ type }) => type === "csp-violation")
    .map(({ body: { effectiveDirective, documentURL, blockedURL } }) =>
      report(effectiveDirective, documentURL, blockedURL),
    );
}

function report(directive: string, page: string, blocked = ""): PolicyReport {
  const [name = ""] = directive.split(" ");
  return { directive: name.slice(0, 40), page: shorten(page), blocked: shorten(blocked) };
}

const shorten = (address: string) => address.replace(/[?#].*/s, "").slice(0, 200);
