/** A clause's text is all after its number, with every paragraph that has no number of its own. */
export type StatementText = { leadIn: string; clauses: { number: number; text: string }[] };

/** A statement's text that cannot be cut into clauses; the message is a sentence that names the line. */
export class StatementTextProblem extends Error {}

const LOOKS_NUMBERED = /^\s*(\d{1,3})\s?[.)]\s/;

/**
 * Cuts a statement's text into its lead-in and its clauses `1. …` to `n. …`, letter by letter as it stands.
 * Lines end with `\n`; the last one's end belongs to no clause. Throws a StatementTextProblem when the
 * numbers do not run from 1 without a gap.
 */
export function parseStatementText(text: string): StatementText {
  const leadIn: string[] = [];
  const clauses: { number: number; paragraphs: string[] }[] = [];
  text
    .replace(/\n$/, "")
    .split("\n")
    .forEach((line, index) => {
      const where = `Line ${index + 1} of the statement's text`;
      if (line.includes("\r")) throw new StatementTextProblem(`${where} ends with a carriage return.`);
      const marker = `${clauses.length + 1}. `;
      if (line.startsWith(marker)) {
        clauses.push({ number: clauses.length + 1, paragraphs: [line.slice(marker.length)] });
      } else if (LOOKS_NUMBERED.test(line)) {
        throw new StatementTextProblem(`${where} should begin with "${marker}": "${line.slice(0, 20)}".`);
      } else {
        (clauses.at(-1)?.paragraphs ?? leadIn).push(line);
      }
    });
  if (clauses.length === 0) throw new StatementTextProblem("The statement's text has no numbered clause.");
  return {
    leadIn: leadIn.join("\n"),
    clauses: clauses.map(({ number, paragraphs }) => ({ number, text: paragraphs.join("\n") })),
  };
}

/** Letters of the two alphabets that look the same in print; the n-th Latin one stands for the n-th Cyrillic. */
const LATIN = "ABCEHIJKMOPSTXYƏaceəhijopsxy";
const CYRILLIC = "АВСЕНІЈКМОРЅТХУӘасеәһіјорѕху";
const TO_CYRILLIC = new Map([...LATIN].map((letter, index) => [letter, CYRILLIC.charAt(index)]));
const TO_LATIN = new Map([...CYRILLIC].map((letter, index) => [letter, LATIN.charAt(index)]));

/**
 * The text as search and comparison see it, never shown: a look-alike letter typed in the wrong alphabet is
 * put right, and spaces, hyphens, dashes and quotation marks have one form. Apply it to both sides.
 */
export function comparableText(text: string): string {
  const even = text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛ʼ`´]/g, "'")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/(?<=\p{L})(?:- | -)(?=\p{L})/gu, "-")
    .trim();
  const mostlyCyrillic = count(even, /\p{Script=Cyrillic}/gu) > count(even, /\p{Script=Latin}/gu);
  return even.replace(/[\p{L}\p{M}]+/gu, (word) => inOneAlphabet(word, mostlyCyrillic));
}

/** A word of both alphabets goes over to the one that most of it is in; when even, to the text's. */
function inOneAlphabet(word: string, textIsCyrillic: boolean): string {
  const latin = count(word, /\p{Script=Latin}/gu);
  const cyrillic = count(word, /\p{Script=Cyrillic}/gu);
  if (latin === 0 || cyrillic === 0) return word;
  const isCyrillic = latin === cyrillic ? textIsCyrillic : cyrillic > latin;
  const right = isCyrillic ? TO_CYRILLIC : TO_LATIN;
  return [...word].map((letter) => right.get(letter) ?? letter).join("");
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
