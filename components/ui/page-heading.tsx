import type { ReactNode } from "react";

/** The page's one h1, with what stands above it (where we are) and below it (in a sentence, what this is). */
export function PageHeading({
  above,
  title,
  children,
}: {
  above?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="max-w-3xl">
      {above && <div className="number mb-1 text-sm font-semibold text-muted">{above}</div>}
      <h1>{title}</h1>
      {children && <div className="mt-2 flex flex-col gap-3 sm:mt-3 sm:text-lg">{children}</div>}
    </header>
  );
}
