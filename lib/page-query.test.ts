import { describe, expect, it } from "vitest";
import { countChosen, readPageQuery, slugOf, textOf, wordOf, writePageQuery } from "@/lib/page-query";

const SEARCH = {
  q: textOf(12),
  kind: wordOf(["report", "no-change"] as const, { many: true }),
  area: slugOf(),
};

const read = (text: string) => readPageQuery(SEARCH, new URLSearchParams(text));

describe("reading the query of a page", () => {
  it("gives every parameter, with all its values or none", () => {
    expect(read("")).toEqual({ q: [], kind: [], area: [] });
    expect(read("kind=report&kind=no-change&kind=report&area=")).toEqual({
      q: [],
      kind: ["no-change", "report"],
      area: [],
    });
  });

  it("reads what the framework gives a page just as well", () => {
    const given = { q: "x", kind: ["report", "no-change"], area: undefined, toString: "y" };
    expect(readPageQuery(SEARCH, given)).toEqual(read("kind=no-change&kind=report&q=x"));
    expect(readPageQuery({ toString: textOf(5) }, {})).toEqual({ toString: [] });
  });

  it.each([
    ["q=a+b", "a b"],
    ["q=a%20b", "a b"],
    ["q=%20a%0a%09b%00c%20", "a b c"],
    ["q=e%CC%81", "\u00e9"],
    ["q=%ff", "\ufffd"],
    ["q=100%", "100%"],
    ["q=%2B%2d", "+-"],
    [`q=${"\u{1f600}".repeat(20)}`, "\u{1f600}".repeat(12)],
    ["q=eleven+ters+after", "eleven ters"],
    [`q=${"x".repeat(10_000)}`, "x".repeat(12)],
  ])("reads %s as one clean line", (text, words) => {
    expect(read(text).q).toEqual([words]);
    const address = writePageQuery(read(text));
    expect(writePageQuery(read(address.slice(1)))).toBe(address);
  });

  it("has nothing to search for where there is nothing to read", () => {
    expect([read("q=").q, read("q=%20+%00").q, read("q").q]).toEqual([[], [], []]);
  });
});

describe("writing the query of a page", () => {
  it("always has the same order", () => {
    const query = { kind: ["no-change", "report"], q: ["\u0436 & \u043a"], area: [] };
    expect(writePageQuery(query)).toBe("?kind=no-change&kind=report&q=%D0%B6+%26+%D0%BA");
    expect(writePageQuery({ area: [], q: query.q, kind: query.kind })).toBe(writePageQuery(query));
    expect(writePageQuery({ area: [] })).toBe("");
    expect(countChosen(query)).toBe(3);
  });
});
