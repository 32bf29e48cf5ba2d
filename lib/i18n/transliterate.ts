/**
 * The Serbian alphabet in both scripts. From Cyrillic to Latin every letter has one answer; the way back has not:
 * `nj` in `injekcija` is нј, in `njiva` њ (as dž in `nadživeti`, lj in names). So Cyrillic is what is written and kept.
 */
const LATIN: ReadonlyMap<string, string> = new Map([
  ["а", "a"],
  ["б", "b"],
  ["в", "v"],
  ["г", "g"],
  ["д", "d"],
  ["ђ", "đ"],
  ["е", "e"],
  ["ж", "ž"],
  ["з", "z"],
  ["и", "i"],
  ["ј", "j"],
  ["к", "k"],
  ["л", "l"],
  ["љ", "lj"],
  ["м", "m"],
  ["н", "n"],
  ["њ", "nj"],
  ["о", "o"],
  ["п", "p"],
  ["р", "r"],
  ["с", "s"],
  ["т", "t"],
  ["ћ", "ć"],
  ["у", "u"],
  ["ф", "f"],
  ["х", "h"],
  ["ц", "c"],
  ["ч", "č"],
  ["џ", "dž"],
  ["ш", "š"],
]);

/** Addresses stay as they are, those in Cyrillic letters too; anything else is gone through word by word. */
const ADDRESS_OR_WORD =
  /https?:\/\/[^\s<>"{}]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|(?:[\p{L}\p{N}-]+\.)+срб(?![\p{L}\p{N}])|[\p{L}\p{M}]+/gu;
const WORD = /^[\p{L}\p{M}]+$/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const UPPER = /^\p{Lu}$/u;
const LOWER = /^\p{Ll}$/u;

/** Words that Serbian spells otherwise in Latin letters, by their official names: EXPO Beograd 2027. */
const SPELT_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ["ЕКСПО", "EXPO"],
  ["Експо", "Expo"],
]);

/** Letters of Roman numerals that a Cyrillic keyboard offers too. */
const ROMAN: Readonly<Record<string, string>> = { Х: "X", С: "C", М: "M", І: "I" };

/**
 * Serbian Cyrillic to Serbian Latin. What is Latin already stays, and so do the placeholders and keywords of a
 * message (`{count, plural, one {# обавеза}}`), its tags and addresses. A word with a letter that Serbian does not
 * have, such as a Kazakh name, stays as a whole: never half of it is changed.
 */
export function transliterate(text: string): string {
  return text.replace(ADDRESS_OR_WORD, (found) => (WORD.test(found) ? transliterateWord(found) : found));
}

function transliterateWord(word: string): string {
  const letters = Array.from(word);
  const foreign = letters.some((letter) => CYRILLIC.test(letter) && !LATIN.has(letter.toLowerCase()));
  const special = SPELT_OTHERWISE.get(word) ?? romanNumeral(letters);
  if (special) return special;
  if (foreign) return word;
  return letters
    .map((letter, at) => {
      const small = LATIN.get(letter);
      if (small !== undefined) return small;
      const latin = LATIN.get(letter.toLowerCase());
      return latin === undefined ? letter : capital(latin, letters[at - 1] ?? "", letters[at + 1] ?? "");
    })
    .join("");
}

/** A Roman numeral in which some letter was typed on a Cyrillic keyboard, as in `IХ`; null for anything else. */
function romanNumeral(letters: readonly string[]): string | null {
  const folded = letters.map((letter) => ROMAN[letter] ?? letter).join("");
  const isMixed = letters.some((letter) => /[IVXLCDM]/.test(letter));
  return isMixed && /^[IVXLCDM]+$/.test(folded) ? folded : null;
}

/** A capital of two letters is `LJ` within capitals and `Lj` at the head of a word. */
function capital(latin: string, before: string, next: string): string {
  if (latin.length === 1) return latin.toUpperCase();
  const withinCapitals = UPPER.test(next) || (UPPER.test(before) && !LOWER.test(next));
  return withinCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}
