import type { ReactNode } from "react";

/**
 * A word of the vocabulary, set apart from running text by its frame and never by colour alone. A strong one
 * takes the colour of the party whose word it is, where it stands in that party's account.
 */
export function Tag({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  const weight = strong
    ? "border-party bg-party-ground font-semibold text-party"
    : "border-line bg-sheet text-muted";
  return <span className={`inline-block rounded-sm border px-2 py-0.5 text-sm ${weight}`}>{children}</span>;
}
