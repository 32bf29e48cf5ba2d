import type { PartyCode } from "@/db/vocabulary";

/** Each party's own figure beside its colour: a disc, a square. Any other party has a ring. */
const FIGURES: Readonly<Record<PartyCode, string>> = {
  kz: "M5 .5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z",
  rs: "M.8.8h8.4v8.4H.8z",
};
const RING = "M5 .5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zm0 2.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4z";

/** A small mark that says which party's word this is, for those who see; its name stands beside it. */
export function PartyMark({ party }: { party: PartyCode }) {
  return (
    <svg
      aria-hidden="true"
      data-party={party}
      viewBox="0 0 10 10"
      className="me-2 inline-block size-[0.7em] fill-party align-baseline"
    >
      <path fillRule="evenodd" d={FIGURES[party] ?? RING} />
    </svg>
  );
}
