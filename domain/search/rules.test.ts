import { describe, expect, it } from "vitest";
import { excerptOf, formsOf, markHits, mistakesBetween, nearestWords, spellingOf, swapsOf } from "./rules";

describe("formsOf", () => {
  const isForm = (typed: string, known: string) => {
    const { from, until, longest, also, word } = formsOf(typed);
    const isEnding = known >= from && known < until && (known.length <= longest || known.startsWith(word));
    return also.includes(known) || isEnding;
  };
  it.each([
    ["energetika", "energetike", true],
    ["energetika", "energetici", true],
    ["trade", "trading", true],
    ["trade", "tradition", false],
    ["trade", "trade", true],
    ["energ", "energetika", true],
    ["torgovlja", "torgovlju", true],
    ["ministrliginin", "ministrligi", true],
    ["saudany", "sauda", true],
    ["road", "roads", true],
    ["roads", "road", true],
    ["oils", "oil", true],
    ["bus", "business", false],
    ["bus", "bus", true],
    ["2026", "20261", false],
    ["portal", "port", false],
  ])("%s finds %s: %s", (typed, known, finds) => {
    expect(isForm(typed, known)).toBe(finds);
  });
});

describe("mistakes", () => {
  it.each([
    ["trade", "trade", 0],
    ["trabe", "trade", 1],
    ["tade", "trade", 1],
    ["traade", "trade", 1],
    ["trdae", "trade", 1],
    ["trade", "", 5],
    ["abc", "xyz", 3],
  ])("%s and %s: %i", (a, b, mistakes) => {
    expect(mistakesBetween(a, b).whole).toBe(mistakes);
    expect(mistakesBetween(b, a).whole).toBe(mistakes);
  });

  it("may be compared with the beginning of a longer word", () => {
    expect(mistakesBetween("ministrlik", "ministrliginin")).toEqual({ whole: 5, beginning: 1 });
  });

  it.each([
    ["enrgetika", ["energetika", "energetike", "energija"], ["energetika", "energetike"]],
    ["trabe", ["trade", "grade", "trader"], ["trade", "trader"]],
    ["ministrlik", ["ministrliginin", "magistral"], ["ministrliginin"]],
    ["trbe", ["trade"], []],
    ["xyz", ["xyx"], []],
    ["20266", ["2026"], []],
  ])("the nearest to %s among %j", (word, alike, nearest) => {
    expect(nearestWords(word, alike)).toEqual(nearest);
  });
});

describe("swapsOf", () => {
  it.each([
    ["toby", ["otby", "tboy", "toyb"]],
    ["aab", ["aba"]],
    ["a", []],
  ])("%s", (word, swaps) => {
    expect(swapsOf(word)).toEqual(swaps);
  });
});

describe("what is shown", () => {
  const isHit = (word: string) => word === "energetike" || word === "trade";
  const marked = (text: string) =>
    excerptOf(text, isHit)
      .parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
      .join("");

  it("marks a word in the script it is written in", () => {
    expect(marked("Развој енергетике и Trade.")).toBe("Развој [енергетике] и [Trade].");
  });

  it("keeps what was typed as markup as the text it is", () => {
    expect(markHits("<b>trade</b>", isHit)).toEqual([
      { text: "<b>", isMarked: false },
      { text: "trade", isMarked: true },
      { text: "</b>", isMarked: false },
    ]);
  });

  it("is a short piece around the first hit, cut between words", () => {
    const { parts, isCutBefore, isCutAfter } = excerptOf(
      `${"before it ".repeat(50)}\n trade ${"after it ".repeat(50)}`,
      isHit,
    );
    const text = parts.map((part) => part.text).join("");
    expect([isCutBefore, isCutAfter]).toEqual([true, true]);
    expect(text.length).toBeLessThanOrEqual(220);
    expect(text.length).toBeGreaterThan(180);
    expect(text).toMatch(/^(before|it) .*it trade after it .*(after|it)$/);
  });

  it("is the beginning where nothing hits", () => {
    expect(excerptOf("Nothing here.", isHit)).toEqual({
      parts: [{ text: "Nothing here.", isMarked: false }],
      isCutBefore: false,
      isCutAfter: false,
      hasHit: false,
    });
  });

  it("cuts a text without spaces, between characters", () => {
    const { parts, isCutAfter } = excerptOf("😀".repeat(2_000), isHit);
    expect(parts[0]?.text).toBe("😀".repeat(110));
    expect(isCutAfter).toBe(true);
    const odd = excerptOf(`x${"😀".repeat(2_000)}`, isHit).parts[0]?.text ?? "";
    expect(odd).not.toMatch(/\p{Cs}/u);
    expect(excerptOf("я".repeat(4_000), (word) => word.startsWith("ja")).parts).toEqual([
      { text: "я".repeat(220), isMarked: true },
    ]);
  });
});

describe("spellingOf", () => {
  const isMeant = (word: string) => word.startsWith("energeti");
  it.each([
    ["энргетика", ["Energetika, Энергетика"], "энергетика"],
    ["enrgetika", ["Развој Енергетике", "energetika"], "energetika"],
    ["enrgetika", ["Развој Енергетике"], "енергетике"],
    ["enrgetika", ["nothing"], undefined],
  ])("for %s in %j is %s", (typed, texts, spelling) => {
    expect(spellingOf(isMeant, texts, typed)).toBe(spelling);
  });
});
