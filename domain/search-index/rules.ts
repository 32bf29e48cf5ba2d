import { comparableText } from "@/domain/statements/rules";

/** Grows whenever the same text would be cut into other words than before: then everything is indexed anew. */
export const SEARCH_VERSION = 2;

/** What can be found, in the order in which results are shown; `update` is kept apart, as there are so many. */
export const THING_KINDS = [
  "statement",
  "area",
  "clause",
  "commitment",
  "institution",
  "milestone",
  "indicator",
] as const;
export type ThingKind = (typeof THING_KINDS)[number];
export const SEARCH_KINDS = [...THING_KINDS, "update"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Letters with one plain Latin spelling in all four languages, whichever alphabet they are typed in. */
const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "а a б b в v г g д d ђ d е e ё e ж z з z и i й j ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c у u",
    "ф f х h ц c ч c џ dz ш s щ sc ъ _ ы y ь _ э e ю ju я ja",
    "ә a ғ g қ k ң n ө o ұ u ү u һ h і i",
    "đ d ı i ł l ø o ß ss æ ae œ oe",
  ]
    .flatMap((line) => line.split(" "))
    .flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, (all[at + 1] ?? "").replace("_", "")]] : [])),
);
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const WORD = /\d+(?:[.,]\d+)+|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
export const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text);
const LATIN = /\p{Script=Latin}/u;
/** Half a character, as cutting between two UTF-16 units leaves it. */
const HALVES = /\p{Cs}/gu;
export const withoutHalves = (text: string) => text.replace(HALVES, "");
/** What is longer is no word that anybody types; its beginning still finds it. */
const WORD_LIMIT = 40;

/**
 * A word as search compares it: `Djordje`, `Đorđe` and `Ђорђе` are one, and so are `zhurnal`, `журнал` and `žurnal`;
 * a look-alike letter of another alphabet counts as what it looks like. Empty for what has no letter or digit.
 */
export function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size >= REMEMBERED) folded.clear();
  const plain = fold(word);
  folded.set(word, plain);
  return plain;
}

/** Texts say much with few words, and one fold of a word costs more than all else that is done with it. */
const folded = new Map<string, string>();
const REMEMBERED = 10_000;

function fold(word: string): string {
  const visible = word.normalize("NFC").replace(INVISIBLE, "");
  const inOneAlphabet = isCyrillic(visible) && LATIN.test(visible) ? comparableText(visible) : visible;
  const letters = Array.from(inOneAlphabet.toLowerCase(), (letter) => PLAIN[letter] ?? letter);
  const plain = letters
    .join("")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/dj/g, "d")
    .replace(/([csz])h/g, "$1")
    .replace(/kh/g, "h")
    .replaceAll(",", ".");
  return withoutHalves(plain.slice(0, WORD_LIMIT));
}

/** A word and where it stands in a text, in UTF-16 units. */
export type PlacedWord = { word: string; from: number; to: number };

/** The words of a text in their order. */
export function wordsIn(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const word = foldWord(match[0]);
    return word === "" ? [] : [{ word, from: match.index, to: match.index + match[0].length }];
  });
}

/** A text of something that can be found; words of a title weigh more. */
export type SearchField = { text: string; isTitle: boolean };

/** So far apart that a phrase never goes over from one text to the next. */
const GAP = 10;
/** PostgreSQL counts positions no further. */
const LAST_POSITION = 16_383;

/**
 * What the database keeps of a thing: a tsvector in PostgreSQL's own notation, and the words in it. `marks` are found
 * only by queries that name them (`markOf`).
 */
export function indexFields(
  fields: readonly SearchField[],
  marks: readonly string[] = [],
): { vector: string; words: string[] } {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const { text, isTitle } of fields) {
    for (const { word } of wordsIn(text)) {
      position = Math.min(position + 1, LAST_POSITION);
      const found = places.get(word) ?? [];
      if (found.length === 0) places.set(word, found);
      found.push(isTitle ? `${position}A` : `${position}`);
    }
    position = Math.min(position + GAP, LAST_POSITION);
  }
  const entries = [...places].map(([word, at]) => `${quoteWord(word)}:${at.join(",")}`);
  return { vector: [...marks.map(quoteWord), ...entries].join(" "), words: [...places.keys()] };
}

/** A word in the notation of tsvector and tsquery. Folded words hold letters, digits and dots, so none can end it. */
export const quoteWord = (word: string) => `'${word.replace(/[\\']/g, "$&$&")}'`;

/** No word begins with this sign. */
export const markOf = (what: string | number) => `=${what}`;

const WEEK_MS = 7 * 86_400_000;

/** The number of the week, as the index of updates is cut: by weeks its newest part can be asked first. */
export const weekOf = (moment: Date) => Math.floor(moment.getTime() / WEEK_MS);

/** The words of an edition that can be found. */
export type UpdateWords = {
  publishedAt: Date;
  text: string;
  nextStep: string;
  evidence: readonly { title: string }[];
  /** What readers are shown of it in further languages. */
  translations: readonly { text: string; nextStep: string }[];
};

/** What the database keeps of a published edition, marked with the week in which it was published. */
export function indexUpdateWords({ publishedAt, evidence, translations, ...original }: UpdateWords) {
  const titles = evidence.map(({ title }) => title);
  const texts = [original, ...translations].flatMap(({ text, nextStep }) => [text, nextStep]).concat(titles);
  return indexFields(
    texts.map((one) => ({ text: one, isTitle: false })),
    [markOf(weekOf(publishedAt))],
  );
}
