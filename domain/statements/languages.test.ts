import { beforeAll, describe, expect, it } from "vitest";
import { CONTENT_LANGUAGES, type ContentLanguage } from "@/db/vocabulary";
import { readContent } from "@/domain/statements/commands";

/** Texts that may read the same as in English, each with its reason. */
const SAME_AS_ENGLISH: Readonly<Record<string, string>> = {
  TEU: "the unit's symbol",
  "Anadolu Agency": "what a publisher calls itself",
  Devdiscourse: "what a publisher calls itself",
  "Kurir Biznis": "what a publisher calls itself",
  "Report.az": "what a publisher calls itself",
  "The Astana Times": "what a publisher calls itself",
  "The Caspian Post": "what a publisher calls itself",
};

/** Words of another alphabet than their text's, each with its reason. */
const OF_ANOTHER_ALPHABET: Readonly<Record<string, string>> = {
  Қыран: "the order Алтын Қыран, whose name the Russian texts of Kazakhstan's laws leave as it is",
};

/** What a source calls itself is quoted in Latin letters, as are units by their standard. */
const IN_LATIN = /[A-Za-zÀ-ž]/;

const ALPHABETS: Readonly<Record<Exclude<ContentLanguage, "en">, RegExp>> = {
  kk: /^[А-ЯЁа-яёӘәҒғҚқҢңӨөҰұҮүҺһІі]$/u,
  ru: /^[А-ЯЁа-яё]$/u,
  sr: /^[АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџш]$/u,
};

type Text = { path: string; languages: Partial<Record<ContentLanguage, string>> };

/** Every text of the content, wherever it stands: an object with one text for each language. */
function textsIn(value: unknown, path = ""): Text[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const isText =
    entries.length > 0 && entries.every(([key, text]) => isLanguage(key) && typeof text === "string");
  // The official text's own translations need not be there: none is made for the portal.
  if (isText) return path.endsWith(".translations") ? [] : [{ path, languages: value }];
  return entries.flatMap(([key, inner]) => textsIn(inner, path === "" ? key : `${path}.${key}`));
}

const isLanguage = (key: string) => (CONTENT_LANGUAGES as readonly string[]).includes(key);

let texts: Text[];
beforeAll(async () => {
  texts = textsIn(await readContent("content"));
});

const inOtherLanguages = () =>
  texts.flatMap(({ path, languages }) =>
    (["kk", "ru", "sr"] as const).map((language) => ({
      language,
      path: `${path}.${language}`,
      text: languages[language] ?? "",
      english: languages.en,
    })),
  );

describe("every text of the content", () => {
  it("stands there in all languages", () => {
    expect(texts.length).toBeGreaterThan(350);
    const missing = texts.flatMap(({ path, languages }) =>
      CONTENT_LANGUAGES.filter((language) => !languages[language]?.trim()).map((one) => `${path}.${one}`),
    );
    expect(missing).toEqual([]);
  });

  it("is translated, all but what may stay as it is", () => {
    const same = inOtherLanguages().filter(({ text, english }) => text === english);
    expect(
      same.map(({ path, text }) => [path, text]).filter(([, text]) => !((text ?? "") in SAME_AS_ENGLISH)),
    ).toEqual([]);
    const needed = Object.keys(SAME_AS_ENGLISH).filter((text) => same.some((one) => one.text === text));
    expect(needed).toEqual(Object.keys(SAME_AS_ENGLISH));
  });

  it("is in the alphabet of its language, and no word is in two", () => {
    const strange = inOtherLanguages().flatMap(({ path, language, text }) =>
      (text.match(/[\p{L}\p{M}]+/gu) ?? [])
        .filter((word) => {
          const own = Array.from(word).filter((letter) => ALPHABETS[language].test(letter)).length;
          const latin = Array.from(word).filter((letter) => IN_LATIN.test(letter)).length;
          return own !== word.length && latin !== word.length && !(word in OF_ANOTHER_ALPHABET);
        })
        .map((word) => `${path}: ${word}`),
    );
    expect(strange).toEqual([]);
  });
});
