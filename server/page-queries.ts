import { COMMITMENT_FILTERS } from "@/domain/commitments/schema";
import { MILESTONE_FILTERS } from "@/domain/milestones/schema";
import { SEARCH_PARAMETERS } from "@/domain/search/schema";
import { UPDATE_FILTERS } from "@/domain/updates/schema";
import type { QueryParameters } from "@/lib/page-query";

/**
 * The public pages that read the query of their address, by their folders below `app/[locale]/(public)`, and what
 * they read of it. For every other page a query is as good as absent. deploy/nginx/maps.conf names the same pages.
 */
export const PAGE_QUERIES: Readonly<Record<string, QueryParameters>> = {
  "/search": SEARCH_PARAMETERS,
  "/statements/[statement]/commitments": COMMITMENT_FILTERS,
  "/updates": UPDATE_FILTERS,
  "/updates/before/[id]": UPDATE_FILTERS,
  "/milestones": MILESTONE_FILTERS,
  "/milestones/before/[id]": MILESTONE_FILTERS,
};

const PATTERNS = Object.entries(PAGE_QUERIES).map(([folder, parameters]) => ({
  pattern: new RegExp(`^/[^/]+${folder.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`),
  parameters,
}));

/** What the page at a public path reads of its query; undefined where it reads none. */
export function parametersOf(path: string): QueryParameters | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.parameters;
}

/**
 * How long the page at a canonical address is kept: like a page without a query, apart from those in a part with a
 * bound of its own, or not at all, as there is no end of what readers may type.
 */
export function placeOf(address: string): "main" | "apart" | "nowhere" {
  const [path = "", query] = address.split("?");
  if (query === undefined) return "main";
  const parameters = parametersOf(path) ?? {};
  const isTyped = [...new URLSearchParams(query).keys()].some((name) => parameters[name]?.isText);
  return isTyped ? "nowhere" : "apart";
}
