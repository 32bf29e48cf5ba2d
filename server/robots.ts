import { environment } from "@/lib/env";

/** Said with every answer of a demonstration: what it invents must not be found elsewhere, and taken for a fact. */
export const NOT_TO_BE_FOUND = ["X-Robots-Tag", "noindex"] as const;

/** Whether search engines may show what this portal says. */
export function isToBeFound(): boolean {
  return environment().mode === "production";
}
