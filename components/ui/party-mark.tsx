import { OUTLINE_PATHS, outlineOf } from "@/components/pictures/mark-shapes";
import type { PartyCode } from "@/db/vocabulary";

/**
 * A small mark that says which party's word this is, for those who see; its name stands beside it. The outline is
 * that of the party's marks in every picture.
 */
export function PartyMark({ party }: { party: PartyCode }) {
  return (
    <svg
      aria-hidden="true"
      data-party={party}
      viewBox="0 0 16 16"
      className="me-2 inline-block size-[0.7em] fill-party align-baseline"
    >
      <path d={OUTLINE_PATHS[outlineOf(party)]} />
    </svg>
  );
}
