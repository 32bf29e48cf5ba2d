import { describe, expect, it } from "vitest";
import * as log from "@/domain/log/rules";

describe("canonicalJson", () => {
  const table: [string, unknown, string][] = [
    [
      "keys in the order of their code units",
      { b: 1, a: 2, B: 3, é: 4, "10": 5, "9": 6 },
      '{"10":5,"9":6,"B":3,"a":2,"b":1,"é":4}',
    ],
    ["at every depth", { z: [{ d: null, c: true }], a: {} }, '{"a":{},"z":[{"c":true,"d":null}]}'],
    ["lists in their own order", [3, 1, 2], "[3,1,2]"],
    ["no field for what is undefined", { a: undefined, b: 1 }, '{"b":1}'],
    ["text of every script as it stands", { text: "Қазақстан – Ђорђе" }, '{"text":"Қазақстан – Ђорђе"}'],
    ["quotes, line breaks and controls escaped", 'a"\\\n\u0001', '"a\\"\\\\\\n\\u0001"'],
    ["minus zero as zero", -0, "0"],
    ["numbers as short as they are", [1.5, 1e21, 0.1], "[1.5,1e+21,0.1]"],
    ["nothing", null, "null"],
  ];

  it.each(table)("%s", (_title, value, expected) => {
    expect(log.canonicalJson(value)).toBe(expected);
    expect(JSON.parse(log.canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it("is the same for the same facts, whatever the order they came in", () => {
    expect(log.canonicalJson({ a: 1, b: { c: 2, d: 3 } })).toBe(
      log.canonicalJson({ b: { d: 3, c: 2 }, a: 1 }),
    );
  });

  it.each([
    ["not a number", Number.NaN],
    ["infinity", { figure: Number.POSITIVE_INFINITY }],
    ["nothing at all", undefined],
    ["a gap in a list", [1, undefined]],
    ["a function", { run: () => 1 }],
    ["a date, which would be logged as an empty object", { at: new Date(0) }],
    ["a map", new Map([["a", 1]])],
  ])("refuses what it cannot say: %s", (_title, value) => {
    expect(() => log.canonicalJson(value)).toThrow();
  });
});

describe("tagsTouchedBy", () => {
  const place = {
    statement: "kz-rs-2026",
    reference: { clause: 6, ordinal: 2 },
    areas: ["energy", "environment"],
    institutions: ["kz-energy", "rs-energy"],
  };

  it("names every page that shows the commitment or the updates", () => {
    expect(log.tagsTouchedBy(place, [17, 18]).sort()).toEqual(
      [
        log.OVERVIEW_TAG,
        log.LATEST_TAG,
        log.CORRECTIONS_TAG,
        "statement:kz-rs-2026",
        "clause:kz-rs-2026/6",
        "commitment:kz-rs-2026/6-2",
        "area:energy",
        "area:environment",
        "institution:kz-energy",
        "institution:rs-energy",
        "update:17",
        "update:18",
      ].sort(),
    );
  });

  it("never gives two things the same name", () => {
    const tags = log.tagsTouchedBy(place, [6]);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags).not.toContain(log.MILESTONES_TAG);
  });
});
