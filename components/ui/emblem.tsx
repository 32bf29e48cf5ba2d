/** Two halves that meet at a golden line: the portal's own sign, beside its name. */
export function Emblem() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0">
      <path fill="#00a3c4" d="M14 3a13 13 0 0 0 0 26z" />
      <path fill="#c6363c" d="M18 3a13 13 0 0 1 0 26z" />
      <path fill="#f4c20d" d="M15 1h2v30h-2z" />
    </svg>
  );
}
