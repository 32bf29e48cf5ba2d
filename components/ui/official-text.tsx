import type { ReactNode } from "react";

/** A part of a signed text, letter by letter, in the language in which it was signed; below it, where it is from. */
export function OfficialText({
  text,
  language,
  children,
}: {
  text: string;
  language: string;
  children?: ReactNode;
}) {
  return (
    <figure className="max-w-3xl">
      <blockquote
        lang={language}
        className="whitespace-pre-line border-s-4 border-gold ps-4 font-serif text-lg leading-relaxed sm:ps-6"
      >
        {text}
      </blockquote>
      {children && <figcaption className="mt-3 text-sm text-muted">{children}</figcaption>}
    </figure>
  );
}
