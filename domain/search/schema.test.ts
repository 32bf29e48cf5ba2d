import { describe, expect, it } from "vitest";
import { parseQuery, QUERY_LIMIT, readSearch, searchAddress } from "./schema";

const normalise = (q: string) => readSearch({ q }).q;

/** A query in one line: +words, "phrases", -what is left out, and how many words were too many. */
function read(query: string): string {
  const { required, excluded, leftOut } = parseQuery(normalise(query));
  const show = (sign: string) => (term: { words: string[]; literal: boolean }) =>
    sign + (term.literal ? `"${term.words.join(" ")}"` : term.words.join(" "));
  return [...required.map(show("+")), ...excluded.map(show("-")), ...(leftOut ? [`${leftOut}…`] : [])].join(
    " ",
  );
}

describe("a query", () => {
  it.each([
    ["trade", "+trade"],
    ["  Trade   ENERGY ", "+trade +energy"],
    ["trade trade", "+trade"],
    ['"free trade" energy', '+"free trade" +energy'],
    ["„слободна трговина“", '+"slobodna trgovina"'],
    ["«свободная торговля»", '+"svobodnaja torgovlja"'],
    ['"enrgetika"', '+"enrgetika"'],
    ["trade -energy", "+trade -energy"],
    ["trade −energy –oil", "+trade -energy -oil"],
    ['trade -"free trade"', '+trade -"free trade"'],
    ["-trans-caspian route", '+route -"trans caspian"'],
    ["trans-caspian", "+trans +caspian"],
    ["6.2", "+6.2"],
    ["trade - energy", "+trade +energy"],
    ['"free trade', '+"free trade"'],
    [
      "one two three four five six seven eight nine ten",
      "+one +two +three +four +five +six +seven +eight 2…",
    ],
    [`"${"word ".repeat(20)}"`, '+"word word word word word word word word" 12…'],
    ["", ""],
    ["   ", ""],
    ['""', ""],
    ['"', ""],
    ['"""""', ""],
    ["-", ""],
    ["--- - --", ""],
    ["-trade", "-trade"],
    ["\u0000trade\u0000", "+trade"],
    ["%", ""],
    ["\\", ""],
    ["%trade_", "+trade"],
    ["'; drop table updates; --", "+drop +table +updates"],
    ["trade & energy | oil & !gas:*", "+trade +energy +oil +gas"],
    ["<script>alert(1)</script>", "+script +alert +1"],
    ["👍👍 😀", ""],
    ["\u202eedart", "+edart"],
    ["كازاخستان تجارة", "+كازاخستان +تجارة"],
    ["\ud800trade\udfff", "+trade"],
  ])("%j is read as %j", (query, words) => {
    expect(read(query)).toBe(words);
  });

  it.each([
    "a".repeat(10_000),
    '"'.repeat(10_000),
    "- ".repeat(5_000),
    "a-".repeat(5_000),
    "😀".repeat(10_000),
  ])("of ten thousand characters is cut and read at once (%#)", (query) => {
    const began = performance.now();
    const cut = normalise(query);
    expect(Array.from(cut).length).toBeLessThanOrEqual(QUERY_LIMIT);
    expect(parseQuery(cut).required.length).toBeLessThanOrEqual(8);
    expect(performance.now() - began).toBeLessThan(100);
  });

  it("has one spelling", () => {
    expect(normalise("  Zu\u0308rich \n\t trade\u0000 ")).toBe("Zürich trade");
    const once = normalise(`${"x".repeat(199)} 😀 y`);
    expect(normalise(once)).toBe(once);
  });
});

describe("the address of a search", () => {
  it.each([
    [{}, "/search"],
    [{ q: "", kind: "clause" }, "/search?kind=clause"],
    [{ q: " a  b " }, "/search?q=a+b"],
    [
      { q: 'ж & "к"', kind: "update", before: "17" },
      "/search?before=17&kind=update&q=%D0%B6+%26+%22%D0%BA%22",
    ],
    [{ q: "a", kind: "draft", before: "-1" }, "/search?q=a"],
    [{ q: ["a", "b"], kind: ["clause", "area"], before: "99999999999" }, "/search?kind=area&q=a"],
    [{ q: "a", before: "drop-table", other: "x" }, "/search?q=a"],
  ])("%j has one form", (given, address) => {
    expect(searchAddress(readSearch(given))).toBe(address);
  });
});
