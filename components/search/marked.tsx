import type { ReactNode } from "react";
import type { ContentLanguage } from "@/db/vocabulary";
import type { Excerpt, MarkedText } from "@/domain/search/rules";

/** A text with the words that were looked for marked. It stays text: nothing in it can become markup. */
export function Marked({ parts, language }: { parts: MarkedText; language?: ContentLanguage }): ReactNode {
  const pieces = parts.map(({ text, isMarked }, at) =>
    isMarked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a rendered document never move.
      <mark key={at} className="bg-notice-ground font-semibold text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  );
  return <bdi lang={language}>{pieces}</bdi>;
}

/** A piece of a longer text, with dots where the text goes on. */
export function MarkedExcerpt({ excerpt, language }: { excerpt: Excerpt; language?: ContentLanguage }) {
  return (
    <p className="text-sm" dir="auto">
      {excerpt.isCutBefore && "… "}
      <Marked parts={excerpt.parts} language={language} />
      {excerpt.isCutAfter && " …"}
    </p>
  );
}
