import type { ReactNode } from "react";

/** A word of the vocabulary, set apart from running text by its frame and never by colour alone. */
export function Tag({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  const weight = strong
    ? "border-accent bg-accent-ground font-semibold text-accent"
    : "border-line text-muted";
  return <span className={`inline-block rounded-sm border px-2 py-0.5 text-sm ${weight}`}>{children}</span>;
}
