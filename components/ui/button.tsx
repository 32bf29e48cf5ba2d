import type { ReactNode } from "react";

const LOOKS = {
  primary: "bg-accent text-sheet border-accent",
  secondary: "bg-sheet text-accent border-accent",
  danger: "bg-sheet text-problem border-problem",
} as const;

/** Sends its form; `name` and `value` tell which of several buttons it was. */
export function SubmitButton(props: {
  look?: keyof typeof LOOKS;
  name?: string;
  value?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="submit"
      name={props.name}
      value={props.value}
      className={`min-h-11 cursor-pointer border-2 px-4 py-2 font-bold ${LOOKS[props.look ?? "primary"]}`}
    >
      {props.children}
    </button>
  );
}
