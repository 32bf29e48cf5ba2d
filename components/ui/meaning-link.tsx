import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/routing";

type Vocabulary = "kind" | "status" | "freshness" | "agreement" | "update" | "edition" | "certainty";

/** A word of the vocabulary that leads to its plain meaning. */
export function MeaningLink({
  of: vocabulary,
  word,
  locale,
  children,
}: {
  of: Vocabulary;
  word: string;
  locale: Locale;
  children: ReactNode;
}) {
  return (
    <a href={`/${locale}/about#${vocabulary}-${word}`} className="decoration-dotted hover:decoration-solid">
      {children}
    </a>
  );
}
