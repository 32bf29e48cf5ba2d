import { isCyrillic, quoteWord, withoutHalves, wordsIn } from "@/domain/search-index/rules";

/** What may stand for a word that somebody types: it, its other endings, and longer words that begin with it. */
export type WordForms = {
  word: string;
  /** Words from here on and before `until`, up to `longest` letters, are the same word with another ending. */
  from: string;
  until: string;
  longest: number;
  /** Shorter words that the typed one may be an ending of, and the word itself. */
  also: string[];
};

const SHORTEST_WITH_FORMS = 4;
const LONGEST_ENDING = 3;
/** Sorts behind everything that a word can go on with. */
const LAST_LETTER = "\u{10ffff}";

/** `energetika` → whatever begins with `energeti`, and is not much longer; the four languages end words alike. */
export function formsOf(word: string): WordForms {
  const { length } = word;
  if (length < SHORTEST_WITH_FORMS || /\d/.test(word))
    return { word, from: word, until: word, longest: length, also: [word] };
  const ending = length >= 8 ? 2 : length >= 5 ? 1 : 0;
  const stem = word.slice(0, length - ending);
  const shortest = length === 4 ? 3 : Math.max(5, Math.ceil(length * 0.6));
  const also = Array.from({ length: Math.max(0, length - shortest) }, (_, at) =>
    word.slice(0, shortest + at),
  );
  return {
    word,
    from: stem,
    until: stem + LAST_LETTER,
    longest: length + LONGEST_ENDING,
    also: [...also, word],
  };
}

/** How many wrong, missing, superfluous or exchanged letters a word of this length may have. */
export const mistakesIn = (word: string) =>
  word.length < SHORTEST_WITH_FORMS || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;

/**
 * How alike a known word must be to be looked at, as pg_trgm counts it: the share of their threes of letters that two
 * words have in common. One wrong letter spoils three of them, which is half of a short word and little of a long one.
 */
export const likenessOf = (word: string) => (word.length <= 5 ? 0.2 : word.length <= 7 ? 0.3 : 0.35);

/** The word with each two neighbours exchanged: that spoils more threes than any other slip, and is quickly tried. */
export function swapsOf(word: string): string[] {
  const swaps = Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
  return [...new Set(swaps)].filter((swap) => swap !== word);
}

/**
 * Wrong, missing, superfluous and exchanged letters between a word and a known one (optimal string alignment), and
 * between it and that beginning of the known one which is closest to it.
 */
export function mistakesBetween(word: string, known: string): { whole: number; beginning: number } {
  let before: number[] = [];
  let last = Array.from({ length: known.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= known.length; j++) {
      const wrong = word[i - 1] === known[j - 1] ? 0 : 1;
      const isExchanged = i > 1 && j > 1 && word[i - 1] === known[j - 2] && word[i - 2] === known[j - 1];
      const cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + wrong,
        isExchanged ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return { whole: last[known.length] ?? 0, beginning: Math.min(...last) };
}

/** Of known words that look alike, those that a mistyped word most likely means, in all their endings. */
export function nearestWords(word: string, alike: readonly string[]): string[] {
  const near = alike
    .map((known) => {
      const { whole, beginning } = mistakesBetween(word, known);
      // A known word may have a further ending, which is less likely than none.
      return { known, mistakes: Math.min(whole, beginning + 0.5) };
    })
    .filter(({ mistakes }) => mistakes < mistakesIn(word) + 1)
    .sort((a, b) => a.mistakes - b.mistakes || (a.known < b.known ? -1 : 1));
  const [best] = near;
  if (!best) return [];
  const { from } = formsOf(best.known);
  const others = alike.filter((known) => known !== best.known && known.startsWith(from));
  return [best.known, ...others];
}

/** A term of a query with every word that stands for it, the one that is meant first; a literal one has no forms. */
export type Wanted = {
  words: readonly string[];
  literal: boolean;
  typed: string;
  isExcluded: boolean;
  forms: readonly string[];
  /** The typed word is nowhere, and the forms are of another one. */
  isCorrected: boolean;
};

/** The query in PostgreSQL's own notation. Excluded terms are excluded wherever they stand. */
export function queryOf(
  wanted: readonly Wanted[],
  { inTitle = false, onlyFirstForm = false }: { inTitle?: boolean; onlyFirstForm?: boolean } = {},
): string {
  const terms = wanted.map(({ words, literal, isExcluded, forms }) => {
    const weight = inTitle && !isExcluded ? ":A" : "";
    const all = literal ? words : onlyFirstForm ? forms.slice(0, 1) : [...new Set(forms)];
    const term = all.map((word) => quoteWord(word) + weight).join(literal ? " <-> " : " | ");
    return isExcluded ? `!(${term})` : `(${term})`;
  });
  return terms.join(" & ");
}

/** Which words of a shown text were looked for. */
export type IsHit = (word: string) => boolean;
export type MarkedText = { text: string; isMarked: boolean }[];

/** A piece of a text around its first hit, and whether the text goes on before and behind it. */
export type Excerpt = { parts: MarkedText; isCutBefore: boolean; isCutAfter: boolean };

const EXCERPT_LENGTH = 220;
const BEFORE_HIT = 70;

/** The text in pieces, those that were looked for marked. */
export function markHits(text: string, isHit: IsHit): MarkedText {
  const parts: MarkedText = [];
  let at = 0;
  for (const { word, from, to } of wordsIn(text)) {
    if (!isHit(word)) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}

/** Some 220 characters of a text on one line, from a little before its first hit; from its beginning without one. */
export function excerptOf(text: string, isHit: IsHit): Excerpt & { hasHit: boolean } {
  const line = text.replace(/\s+/g, " ").trim();
  const words = wordsIn(line);
  const hit = words.find(({ word }) => isHit(word));
  const earliest = (hit?.from ?? 0) - BEFORE_HIT;
  const from = earliest <= 0 ? 0 : (words.find((word) => word.from >= earliest)?.from ?? 0);
  const latest = from + EXCERPT_LENGTH;
  // A word longer than the excerpt is cut like the rest.
  const last = words.findLast((word) => word.to <= latest && word.to > (hit?.from ?? 0))?.to ?? latest;
  const to = line.length <= latest ? line.length : last;
  const parts = markHits(withoutHalves(line.slice(from, to)), isHit);
  return { parts, isCutBefore: from > 0, isCutAfter: to < line.length, hasHit: hit !== undefined };
}

/**
 * How a word that was not typed is written in the texts that were found: in the script of what was typed, if it is
 * there. Undefined where no text has it.
 */
export function spellingOf(isMeant: IsHit, texts: readonly string[], typed: string): string | undefined {
  const spellings = texts.flatMap((text) =>
    wordsIn(text).flatMap(({ word, from, to }) =>
      isMeant(word) ? [text.slice(from, to).toLowerCase()] : [],
    ),
  );
  return spellings.find((spelling) => isCyrillic(spelling) === isCyrillic(typed)) ?? spellings[0];
}
