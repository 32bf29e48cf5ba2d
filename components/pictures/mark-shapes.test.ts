import { describe, expect, it } from "vitest";
import { ACCOUNT_STATES } from "@/domain/commitments/rules";
import { colourOf, drawingOf, OUTLINE_PATHS, outlineOf, placeOf, sizeOf } from "./mark-shapes";

const OUTLINES = ["circle", "square", "diamond"] as const;

describe("marks", () => {
  it.each(OUTLINES)("draw every state of a %s differently, without any colour", (outline) => {
    const drawings = ACCOUNT_STATES.map((state) => JSON.stringify(drawingOf(state, outline)));
    expect(new Set(drawings).size).toBe(ACCOUNT_STATES.length);
  });
  it("tell two parties and whoever else speaks apart by their outline, without any colour", () => {
    expect(["kz", "rs", "mn", null].map(outlineOf)).toEqual(["circle", "diamond", "square", "square"]);
    expect(new Set(Object.values(OUTLINE_PATHS)).size).toBe(OUTLINES.length);
  });
  it("give each of the two parties a colour of its own, and any other the text's", () => {
    expect(["kz", "rs", "mn", null].map(colourOf)).toEqual(["text-kz", "text-rs", "text-ink", "text-ink"]);
  });
  it.each([
    [0, { width: 16, height: 16 }],
    [1, { width: 16, height: 16 }],
    [2, { width: 36, height: 16 }],
    [11, { width: 216, height: 16 }],
    [12, { width: 216, height: 36 }],
    [40, { width: 216, height: 76 }],
  ])("take for %s of them %o, so that forty fit on a narrow screen", (count, size) => {
    expect(sizeOf(count)).toEqual(size);
  });
  it("stand on lines, none over another", () => {
    const places = Array.from({ length: 40 }, (_, at) => placeOf(at));
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(40);
    expect(places[11]).toEqual({ x: 0, y: 20 });
  });
});
