import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import kk from "@/messages/kk.json";
import ru from "@/messages/ru.json";
import sr from "@/messages/sr.json";
import { loadMessages, withFallback } from "./messages";
import { LOCALES } from "./routing";

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its full key. */
function textsOf(tree: Tree, before = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") texts.set(`${before}${key}`, value);
    else for (const [inner, text] of textsOf(value, `${before}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

/** The names of what is set into a text: `{count, plural, …}`, `{date}` and `<date></date>`. */
function placesOf(text: string): string[] {
  const found = [...text.matchAll(/\{(\w+)(?=[,}])/g), ...text.matchAll(/<(\w+)>/g)];
  return [...new Set(found.map((match) => match[1] ?? ""))].sort();
}

const ORIGINAL = textsOf(en);

describe("the translations", () => {
  it.each([
    ["kk", kk],
    ["ru", ru],
    ["sr", sr],
  ])("in %s translate only what exists, and set in the same things", (_language, messages) => {
    for (const [key, text] of textsOf(messages)) {
      expect(ORIGINAL.has(key), key).toBe(true);
      expect(placesOf(text), key).toEqual(placesOf(ORIGINAL.get(key) ?? ""));
    }
  });
  it("fall back to English where a text is missing", () => {
    expect(withFallback({ a: "one", b: { c: "two", d: "three" } }, { b: { c: "два", d: "" } })).toEqual({
      a: "one",
      b: { c: "два", d: "three" },
    });
  });
  it.each(LOCALES)("read well in %s", (locale) => {
    const t = createTranslator({ locale, messages: loadMessages(locale), namespace: "home" });
    expect(t("counts", { clauses: 19, commitments: 42 })).toContain("42");
  });
  it("write Serbian in Latin letters too", () => {
    expect(loadMessages("sr-Latn").words.clause).toBe("Tačka {number}");
  });
});
