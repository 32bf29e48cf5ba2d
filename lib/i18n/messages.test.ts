import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { type MessagePart, readMessage } from "@/lib/i18n/message-parts";
import en from "@/messages/en.json";
import kk from "@/messages/kk.json";
import ru from "@/messages/ru.json";
import sr from "@/messages/sr.json";
import { loadMessages, withFallback } from "./messages";
import { LOCALES } from "./routing";

type Tree = { readonly [key: string]: string | Tree };

const LANGUAGES = { en, kk, ru, sr } as const;
const TRANSLATIONS = Object.entries({ kk, ru, sr });

/** Texts that may read the same as in English, each with its reason. */
const SAME_AS_ENGLISH: Readonly<Record<string, string>> = {};

/** Words in Latin letters that may stand in a text of a Cyrillic language, each with its reason. */
const LATIN_WORDS: Readonly<Record<string, string>> = {
  http: "the beginning of a web address, as it is typed",
  https: "the beginning of a web address, as it is typed",
  name: "part of the example of an e-mail address",
  example: "part of the example of an e-mail address",
  org: "part of the example of an e-mail address",
  UTC: "the name of a time scale",
  Natural: "part of the name of the geography that the map is drawn from",
  Earth: "part of the name of the geography that the map is drawn from",
};

/** Every text by its full key. */
function textsOf(tree: Tree, before = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") texts.set(`${before}${key}`, value);
    else for (const [inner, text] of textsOf(value, `${before}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

function everyPart(parts: readonly MessagePart[]): MessagePart[] {
  return parts.flatMap((part) => {
    if ("tag" in part) return [part, ...everyPart(part.parts)];
    if ("options" in part) return [part, ...Object.values(part.options).flatMap(everyPart)];
    return [part];
  });
}

/** The names of what is set into a text: `{count}` and `<date></date>`, in the order of the alphabet. */
function placesOf(text: string): string[] {
  const named = everyPart(readMessage(text)).map((part) =>
    "tag" in part ? `<${part.tag}>` : `{${part.argument}}`,
  );
  return [...new Set(named)].sort();
}

const ORIGINAL = textsOf(en);

describe.each(TRANSLATIONS)("the messages in %s", (_language, messages) => {
  const texts = textsOf(messages);

  it("say all that English says, and nothing else", () => {
    expect([...texts.keys()].sort()).toEqual([...ORIGINAL.keys()].sort());
    expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("set in the same things as English", () => {
    for (const [key, text] of texts) {
      expect([key, placesOf(text)]).toEqual([key, placesOf(ORIGINAL.get(key) ?? "")]);
    }
  });

  it("are translated, all but those that may stay as they are", () => {
    const same = [...texts].filter(([key, text]) => text === ORIGINAL.get(key) && !(key in SAME_AS_ENGLISH));
    expect(same).toEqual([]);
  });

  it("hold no word in Latin letters that nobody has given a reason for", () => {
    for (const [key, text] of texts) {
      const words = text.replace(/<[^>]*>|\{[^{}]*\}|\{\w+, \w+,|[\w=-]+ \{/g, " ").match(/[A-Za-z]+/g) ?? [];
      expect([key, words.filter((word) => !(word in LATIN_WORDS))]).toEqual([key, []]);
    }
  });
});

describe("the lists of what may stay as it is", () => {
  const all = TRANSLATIONS.map(([, messages]) => textsOf(messages));
  it("name only what does", () => {
    const needed = Object.keys(SAME_AS_ENGLISH).filter((key) =>
      all.some((texts) => texts.get(key) === ORIGINAL.get(key)),
    );
    expect(needed).toEqual(Object.keys(SAME_AS_ENGLISH));
    const latin = all.flatMap((texts) => [...texts.values()]).join(" ");
    expect(Object.keys(LATIN_WORDS).filter((word) => !latin.includes(word))).toEqual([]);
  });
});

describe.each(Object.entries(LANGUAGES))("a plural in %s", (language, messages) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
  it(`has exactly the forms ${categories.join(", ")}`, () => {
    let plurals = 0;
    for (const [key, text] of textsOf(messages)) {
      for (const part of everyPart(readMessage(text))) {
        if (!("options" in part) || part.type !== "plural") continue;
        plurals += 1;
        const forms = Object.keys(part.options).filter((form) => !form.startsWith("="));
        expect([key, part.argument, forms.sort()]).toEqual([key, part.argument, categories]);
      }
    }
    expect(plurals).toBeGreaterThan(5);
  });
});

describe("loading messages", () => {
  it("falls back to English where a text is missing", () => {
    expect(withFallback({ a: "one", b: { c: "two", d: "three" } }, { b: { c: "два", d: "" } })).toEqual({
      a: "one",
      b: { c: "два", d: "three" },
    });
  });
  it.each(LOCALES)("reads well in %s", (locale) => {
    const t = createTranslator({ locale, messages: loadMessages(locale), namespace: "home" });
    expect(t("counts", { clauses: 19, commitments: 42 })).toContain("42");
  });
  it("writes Serbian in Latin letters too", () => {
    expect(loadMessages("sr-Latn").words.clause).toBe("Tačka {number}");
  });
});
