import { describe, expect, it } from "vitest";
import { storable } from "@/lib/kept-form";

describe("kept words", () => {
  it("lose only what the database cannot hold", () => {
    const typed = { text: ["a\u0000b\ud800c 😀\u0007\r\n"], constructor: ["x"] };
    expect(storable(typed)).toEqual({ text: ["abc 😀\u0007\r\n"], constructor: ["x"] });
  });

  it("of the longest form that can be taken are kept whole", () => {
    const typed = {
      text: ["ж".repeat(4000)],
      nextStep: ["ж".repeat(500)],
      changeNote: ["ж".repeat(500)],
      ...Object.fromEntries(
        Array.from({ length: 5 }, (_, row) => [
          [`evidence.${row}.url`, ["u".repeat(2000)]],
          [`evidence.${row}.title`, ["ж".repeat(200)]],
        ]).flat(),
      ),
    };
    expect(storable(typed)).toEqual(typed);
  });

  it("that are too long lose the ends of the longest texts, with a mark", () => {
    const kept = storable({ text: ["😀".repeat(50_000)], nextStep: ["short"], reason: ["r".repeat(40_000)] });
    expect(kept.nextStep).toEqual(["short"]);
    for (const text of [kept.text?.[0] ?? "", kept.reason?.[0] ?? ""]) {
      expect(text.length).toBeGreaterThan(15_000);
      expect(text.endsWith(" […]")).toBe(true);
      expect(text).not.toMatch(/\p{Cs}/u);
    }
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(66_000);
  });

  it("are at most a hundred", () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`a.${index}.b`, ["x"]]));
    expect(Object.keys(storable(many))).toHaveLength(100);
    expect(storable({ text: Array(5000).fill("x") }).text).toHaveLength(100);
  });
});
