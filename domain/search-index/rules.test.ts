import { describe, expect, it } from "vitest";
import { foldWord, indexFields, markOf, weekOf, wordsIn } from "./rules";

describe("foldWord", () => {
  it.each([
    [["Djordje", "Đorđe", "Ђорђе", "DJORDJE", "ĐORĐE"], "dorde"],
    [["energetika", "Енергетика", "энергетика", "ЕНЕРГЕТИКА"], "energetika"],
    [["zhurnal", "журнал", "žurnal", "zurnal"], "zurnal"],
    [["љубав", "ljubav", "Ljubav", "LJUBAV"], "ljubav"],
    [["Његош", "Njegoš", "njegos"], "njegos"],
    [["џез", "džez", "dzez"], "dzez"],
    [["ћирилица", "ćirilica", "cirilica"], "cirilica"],
    [["ёлка", "елка", "elka"], "elka"],
    [["Қазақстан", "қазақстан", "qazaqstan".replaceAll("q", "k")], "kazakstan"],
    [["Казахстан", "Kazahstan", "Kazakhstan"], "kazahstan"],
    [["Өңір", "оңір", "onir"], "onir"],
    [["ұлттық", "үлттық"], "ulttyk"],
    [["подъезд", "подезд"], "podezd"],
    [["Zürich", "ZÜRICH", "zu\u0308rich"], "zuric"],
    [["1,5", "1.5"], "1.5"],
    [["2026", "2026"], "2026"],
    // A Cyrillic а in "as", a Latin C in "Сауда", a soft hyphen and a zero-width joiner in words.
    [["аs", "as"], "as"],
    [["Cауда", "Сауда"], "sauda"],
    [["trans\u00adport", "trans\u200dport", "transport"], "transport"],
    [["كازاخستان"], "كازاخستان"],
    [["ь", "\u0301"], ""],
  ])("takes %j for one word", (spellings, folded) => {
    expect(spellings.map(foldWord)).toEqual(spellings.map(() => folded));
  });

  it("cuts what nobody types, without half a character", () => {
    expect(foldWord("а".repeat(4_000))).toBe("a".repeat(40));
    expect(foldWord(`${"a".repeat(39)}𝒜𝒜`)).not.toMatch(/\p{Cs}/u);
  });
});

describe("wordsIn", () => {
  it.each([
    ["Trans-Caspian route, 6.2 and 300,000!", ["trans", "caspian", "route", "6.2", "and", "300.000"]],
    ["can't — «Енергетика»", ["can", "t", "energetika"]],
    ["👍 % \\ ' \u0000 -", []],
    ["", []],
  ])("%s", (text, words) => {
    expect(wordsIn(text).map(({ word }) => word)).toEqual(words);
  });

  it("says where the words stand", () => {
    expect(wordsIn("👍 Đoko, да")).toEqual([
      { word: "doko", from: 3, to: 7 },
      { word: "da", from: 9, to: 11 },
    ]);
  });
});

describe("indexFields", () => {
  it("gives titles more weight, and leaves room between texts", () => {
    const fields = [
      { text: "Trade 6.2", isTitle: true },
      { text: "trade trade'", isTitle: false },
    ];
    expect(indexFields(fields, [markOf("clause")])).toEqual({
      vector: "'=clause' 'trade':1A,13,14 '6.2':2A",
      words: ["trade", "6.2"],
    });
  });

  it("stays within what the database counts", () => {
    const { vector } = indexFields([{ text: "a ".repeat(20_000), isTitle: false }]);
    expect(vector.endsWith(",16383")).toBe(true);
  });
});

describe("weekOf", () => {
  it("changes every seven days", () => {
    expect(weekOf(new Date("2026-11-26T00:00:00Z"))).toBe(weekOf(new Date("2026-11-25T23:59:59Z")) + 1);
    expect(weekOf(new Date("2026-12-02T23:59:59Z"))).toBe(weekOf(new Date("2026-11-26T00:00:00Z")));
  });
});
