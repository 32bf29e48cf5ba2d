import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparableText, parseStatementText } from "@/domain/statements/rules";

/** The text put together again from its parts. */
function rebuilt({ leadIn, clauses }: ReturnType<typeof parseStatementText>): string {
  return [leadIn, ...clauses.map(({ number, text }) => `${number}. ${text}`)].join("\n");
}

describe("cutting a statement's text into clauses", () => {
  const official = readFileSync("content/statements/kz-rs-2026/text.en.txt", "utf8");

  it("gives the official text back, byte for byte", () => {
    const parts = parseStatementText(official);
    expect(parts.clauses.map((clause) => clause.number)).toEqual(Array.from({ length: 19 }, (_, n) => n + 1));
    expect(Buffer.from(rebuilt(parts)).equals(Buffer.from(official))).toBe(true);
  });

  it("keeps what stands before clause 1 apart, and an unnumbered paragraph with its clause", () => {
    const { leadIn, clauses } = parseStatementText(official);
    expect(leadIn).toMatch(/^Upon the invitation[\s\S]*stated the following:$/);
    expect(clauses[4]?.text).toMatch(/^The Serbian side expressed[\s\S]*\nIn turn, the Kazakh side/);
  });

  it("leaves years and later numbers inside a paragraph alone", () => {
    const text = "Lead-in\n1. One, and 2. inside\n2026. A year\n2. Two\n";
    const parts = parseStatementText(text);
    expect(parts.clauses).toEqual([
      { number: 1, text: "One, and 2. inside\n2026. A year" },
      { number: 2, text: "Two" },
    ]);
    expect(`${rebuilt(parts)}\n`).toBe(text);
  });

  it.each([
    ["Lead-in\n1. One\n3. Three", 'Line 3 of the statement\'s text should begin with "2. ": "3. Three".'],
    ["1. One\n1. Again", 'Line 2 of the statement\'s text should begin with "2. "'],
    ["1. One\n 2. Two", 'Line 2 of the statement\'s text should begin with "2. "'],
    ["1. One\n2) Two", 'Line 2 of the statement\'s text should begin with "2. "'],
    ["2. Two", 'Line 1 of the statement\'s text should begin with "1. "'],
    ["1. One\r\n2. Two", "Line 1 of the statement's text ends with a carriage return."],
    ["No clause at all", "The statement's text has no numbered clause."],
  ])("refuses %j", (text, message) => {
    expect(() => parseStatementText(text)).toThrow(message);
  });
});

describe("the text as search and comparison see it", () => {
  it.each([
    [
      "a Cyrillic letter in an English word",
      "Europe, \u0430s well \u0430s C\u043epe",
      "Europe, as well as Cope",
    ],
    [
      "Latin letters in a Kazakh word",
      "\u049a\u0430\u0437\u0430\u049b\u0441ta\u043d",
      "\u049a\u0430\u0437\u0430\u049b\u0441t\u0430\u043d",
    ],
    ["the Latin schwa in a Kazakh word", "\u0259\u043b\u0435\u043c", "\u04d9\u043b\u0435\u043c"],
    [
      "a word of half and half, by the text around it",
      "\u0442\u0435\u043a\u0441\u0442 \u043ec",
      "\u0442\u0435\u043a\u0441\u0442 \u043e\u0441",
    ],
    [
      "words of one alphabet each",
      "IT-\u043a\u043e\u043c\u043f\u0430\u043d\u0438\u044f",
      "IT-\u043a\u043e\u043c\u043f\u0430\u043d\u0438\u044f",
    ],
    [
      "a stray space beside a hyphen",
      "Kazakh- Serbian and Kazakh -Serbian",
      "Kazakh-Serbian and Kazakh-Serbian",
    ],
    ["a dash between words", "Future \u2013 Serbia", "Future - Serbia"],
    ["hyphens inside figures", "17\u201318", "17-18"],
    ["no-break and doubled spaces, and line breaks", " a\u00a0 b\n c ", "a b c"],
    ["what cannot be seen", "co\u00adopera\u200btion", "cooperation"],
    ["quotation marks", "\u201cLeap\u201d \u00abx\u00bb Serbia\u2019s", '"Leap" "x" Serbia\'s'],
    ["letters in two parts", "Vuc\u030cic\u0301", "Vu\u010di\u0107"],
  ])("evens out %s", (_, text, expected) => {
    expect(comparableText(text)).toBe(expected);
    expect(comparableText(expected)).toBe(expected);
  });
});
