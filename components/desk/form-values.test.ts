import { expect, test } from "vitest";
import { evidenceRows, keptRevision, keptWords, valuesOf, withKept } from "@/components/desk/form-values";

const EDITION = {
  language: "sr",
  asOf: "2026-11-20",
  status: null,
  text: "Састали су се.",
  nextStep: "",
  nextStepOn: null,
  waitingFor: "kz",
  waitingSince: "2026-11-01",
  changeNote: "",
  evidence: [{ url: "https://example.org/", title: "Proof" }],
} as const;

test("a stored edition fills the fields by their names; what is null stays open", () => {
  expect(valuesOf(EDITION)).toMatchObject({
    language: "sr",
    status: undefined,
    waitingFor: "kz",
    "evidence.0.url": "https://example.org/",
    "evidence.0.title": "Proof",
  });
});

test("kept words go before stored ones, even where they were emptied", () => {
  const kept = { text: ["Typed."], waitingFor: [""] };
  expect(withKept(valuesOf(EDITION), kept)).toMatchObject({
    text: "Typed.",
    waitingFor: "",
    asOf: "2026-11-20",
  });
  expect(withKept(valuesOf(EDITION), null)).toEqual(valuesOf(EDITION));
});

test("only a form with words has kept words", () => {
  expect(keptWords({ update: ["3"] })).toBeNull();
  expect(keptWords({ text: [""] })).toEqual({ text: [""] });
  expect(keptWords(null)).toBeNull();
});

test("a kept revision counts only where it is a number", () => {
  expect(keptRevision({ text: ["Typed."], revision: ["7"] })).toBe(7);
  for (const odd of ["", "x", "0", "-1", "1.5", "99999999999"])
    expect(keptRevision({ text: ["Typed."], revision: [odd] }), odd).toBeNull();
  expect(keptRevision({ text: ["Typed."] })).toBeNull();
  expect(keptRevision(null)).toBeNull();
});

test("two rows of evidence more than are filled, from three to five", () => {
  const filled = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`evidence.${at}.url`, "https://example.org/"]),
    );
  expect([0, 1, 2, 3, 5].map((count) => evidenceRows(filled(count)))).toEqual([3, 3, 4, 5, 5]);
});
