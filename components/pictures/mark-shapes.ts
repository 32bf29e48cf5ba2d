import type { PartyCode } from "@/db/vocabulary";
import type { AccountState } from "@/domain/commitments/rules";

/** The outline that a party's marks have in every picture, so that colour never tells it apart alone. */
export type Outline = "circle" | "square" | "diamond";

/** The sun's disc and the diamond, as everywhere on the portal; whoever else speaks has a square. */
const OUTLINES: Readonly<Record<PartyCode, Outline>> = { kz: "circle", rs: "diamond" };
const COLOURS: Readonly<Record<PartyCode, string>> = { kz: "text-kz", rs: "text-rs" };

export const outlineOf = (party: PartyCode | null): Outline =>
  (party === null ? undefined : OUTLINES[party]) ?? "square";

/** The class of a party's colour; a party without colours of its own is drawn like the text. */
export const colourOf = (party: PartyCode | null): string =>
  (party === null ? undefined : COLOURS[party]) ?? "text-ink";

/** The side of the square in which a mark is drawn, and the room between two, in pixels. */
export const MARK_SIZE = 16;
const GAP = 4;
/** So many marks stand on a line: what a card on the narrowest screen has room for. */
const PER_LINE = 11;

/** Where the mark at this position stands, in pixels; a line that is full goes on below. */
export function placeOf(position: number): { x: number; y: number } {
  const pitch = MARK_SIZE + GAP;
  return { x: (position % PER_LINE) * pitch, y: Math.floor(position / PER_LINE) * pitch };
}

/** The size of a picture of so many marks, in pixels. */
export function sizeOf(count: number): { width: number; height: number } {
  const last = placeOf(Math.max(count - 1, 0));
  return {
    width: placeOf(Math.min(Math.max(count, 1), PER_LINE) - 1).x + MARK_SIZE,
    height: last.y + MARK_SIZE,
  };
}

/** Each outline around (8, 8); the two have the same weight to the eye. */
export const OUTLINE_PATHS: Readonly<Record<Outline, string>> = {
  circle: "M1 8a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
  square: "M2 2h12v12H2z",
  diamond: "M8 0l8 8-8 8-8-8z",
};

/** The lower half of each outline. */
const HALVES: Readonly<Record<Outline, string>> = {
  circle: "M1 8a7 7 0 0 0 14 0z",
  square: "M2 8h12v6H2z",
  diamond: "M0 8h16l-8 8z",
};

/** A tick that is cut out of a filled mark; filled by the rule `evenodd`. */
const TICK = "M4 8.2l1.3-1.3 1.9 1.9 3.6-3.8L12.1 6.3 7.2 11.4z";

/** How a mark is drawn: its outline's strokes, and what is filled in it. */
export type MarkDrawing = { dashed: boolean; filled: string | null };

const FILLED: Readonly<Record<AccountState, (outline: Outline) => string | null>> = {
  "no-account": () => null,
  "not-started": () => null,
  "under-way": (outline) => HALVES[outline],
  completed: (outline) => OUTLINE_PATHS[outline] + TICK,
  paused: () => "M5 5h2v6H5zM9 5h2v6H9z",
  discontinued: () =>
    "M4.6 5.8l1.2-1.2L8 6.8l2.2-2.2 1.2 1.2L9.2 8l2.2 2.2-1.2 1.2L8 9.2l-2.2 2.2-1.2-1.2L6.8 8z",
  declared: () => "M5.5 8a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z",
};

/** The drawing of a party's state: seven that differ without colour. */
export function drawingOf(state: AccountState, outline: Outline): MarkDrawing {
  return { dashed: state === "no-account", filled: FILLED[state](outline) };
}
