import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { plainLine, plainText, webAddress } from "@/lib/text";

/** What a schema makes of the input: the value, or the keys of what is wrong with it. */
function read(schema: z.ZodType, input: unknown) {
  const result = schema.safeParse(input);
  return result.success
    ? { value: result.data }
    : { refused: result.error.issues.map((issue) => issue.message) };
}

describe("plainText", () => {
  const text = plainText({ max: 10 });

  it.each([
    ["kept as it is", "Ђорђе\n\tӘбу", "Ђорђе\n\tӘбу"],
    ["with one kind of line break", "a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["in composed form", "e\u0301", "é"],
    ["without outer space", "  \n a b \u00a0", "a b"],
    ["with characters beyond the first plane", "🇰🇿", "🇰🇿"],
    ["never as markup: it stays text", "<b>&amp;", "<b>&amp;"],
    ["measured after trimming", `${" ".repeat(500)}1234567890`, "1234567890"],
    ["empty, where nothing must be given", "   ", ""],
  ])("%s", (_title, input, value) => {
    expect(read(text, input)).toEqual({ value });
  });

  it.each([
    ["NUL", "a\u0000b", "unstorable-characters"],
    ["an escape", "\u001b[2J", "unstorable-characters"],
    ["delete", "\u007f", "unstorable-characters"],
    ["a C1 control", "\u0085", "unstorable-characters"],
    ["a lone high surrogate", "\ud83c", "unstorable-characters"],
    ["a lone low surrogate", "a\udde6", "unstorable-characters"],
    ["one character too many", "12345678901", "too-long"],
    ["ten thousand lines", "a\n".repeat(10_000), "too-long"],
    ["no text at all", undefined, "required"],
    ["a file", { name: "a.txt" }, "required"],
  ])("refuses %s", (_title, input, reason) => {
    expect(read(text, input)).toEqual({ refused: [reason] });
  });

  it.each(["\u200b", "\u00ad\u2060", "\u3164", "\u2800", "\u2028", "…", "—  ."])(
    "that says nothing is none: %j",
    (text) => {
      expect(read(plainText({ max: 10, required: true }), text)).toEqual({ refused: ["required"] });
    },
  );

  it.each(["ә", "1", "日本", "न"])("of any letters or digits is one: %s", (text) => {
    expect(read(plainText({ max: 10, required: true }), text)).toEqual({ value: text });
  });

  it("must be given where it is required", () => {
    expect(read(plainText({ max: 10, required: true }), " \n ")).toEqual({ refused: ["required"] });
  });
});

describe("plainLine", () => {
  it("is one line", () => {
    expect(read(plainLine({ max: 20 }), " a\r\n b\t\tc ")).toEqual({ value: "a b c" });
    expect(read(plainLine({ max: 20, required: true }), "\n")).toEqual({ refused: ["required"] });
  });
});

describe("webAddress", () => {
  it.each([
    ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
    ["  HTTPS://Example.ORG  ", "https://example.org/"],
    ["http://example.org:8080/путь", "http://example.org:8080/%D0%BF%D1%83%D1%82%D1%8C"],
    ["https://қаз.қаз/", "https://xn--80ao21a.xn--80ao21a/"],
    ["https://example.org/a\nb", "https://example.org/ab"],
  ])("reads %j", (input, value) => {
    expect(read(webAddress(), input)).toEqual({ value });
  });

  it.each([
    "",
    "example.org",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://example.org/",
    "file:///etc/passwd",
    "//example.org",
    "https:example.org",
    "https://",
    "https://localhost/",
    "https://user@example.org/",
    "https://user:secret@example.org/",
    "https://exa mple.org/",
    "https://example.org/\u0000",
    "https://example.org/\ud800",
  ])("is no link: %j", (input) => {
    expect(read(webAddress(), input)).toEqual({ refused: ["not-a-link"] });
  });

  it("measures the address that is kept: other scripts grow when they are encoded", () => {
    const start = "https://example.org/";
    expect(read(webAddress(), start + "a".repeat(2000 - start.length))).toHaveProperty("value");
    expect(read(webAddress(), start + "a".repeat(2001 - start.length))).toEqual({ refused: ["too-long"] });
    expect(read(webAddress(), start + "ж".repeat(1000))).toEqual({ refused: ["too-long"] });
  });
});
