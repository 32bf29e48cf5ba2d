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

/** A table whose rows become blocks where the screen is narrow; a cell names its column with `data-label`. */
export function ScrollingTable(props: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div tabIndex={0} className="relative overflow-x-auto border border-line bg-sheet">
      <table
        aria-label={props.label}
        className="stacking-table w-full border-collapse text-sm md:min-w-3xl [&_tbody_tr]:border-t [&_tbody_tr]:border-line max-md:[&_tbody_tr]:py-2 [&_td]:px-3 [&_td]:py-1 [&_td]:align-top md:[&_td]:py-3 [&_th]:px-3 [&_th]:py-1 [&_th]:text-start [&_th]:align-top md:[&_th]:py-3"
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
