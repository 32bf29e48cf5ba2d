import type { ReactNode } from "react";

/** A part of a page under its own heading, which other pages can link to. */
export function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12 sm:mt-16">
      <h2 id={id} className="mb-5 border-t-2 border-ink pt-3">
        {title}
      </h2>
      {children}
    </section>
  );
}
