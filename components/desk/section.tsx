import type { ReactNode } from "react";

/** A part of a signed-in page under its own heading; `empty` stands there instead of nothing. */
export function Section(props: { id: string; title: ReactNode; empty?: ReactNode; children?: ReactNode }) {
  return (
    <section aria-labelledby={props.id} className="flex flex-col gap-4">
      <h2 id={props.id}>{props.title}</h2>
      {props.empty ? <p className="text-muted">{props.empty}</p> : props.children}
    </section>
  );
}

/** A sheet of paper: one thing among several. */
export function Sheet({ children }: { children: ReactNode }) {
  return <article className="flex flex-col gap-3 border border-line bg-sheet p-4 sm:p-5">{children}</article>;
}

/** A table that scrolls by itself where the screen is narrow. */
export function ScrollingTable(props: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div tabIndex={0} className="relative overflow-x-auto border border-line bg-sheet">
      <table
        aria-label={props.label}
        className="w-full min-w-3xl border-collapse text-sm [&_tbody_tr]:border-t [&_tbody_tr]:border-line [&_td]:p-3 [&_td]:align-top [&_th]:p-3 [&_th]:text-start [&_th]:align-top"
      >
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
