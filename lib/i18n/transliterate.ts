/** The standard Serbian alphabet in both scripts; three letters become two. */
const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  ђ: "đ",
  е: "e",
  ж: "ž",
  з: "z",
  и: "i",
  ј: "j",
  к: "k",
  л: "l",
  љ: "lj",
  м: "m",
  н: "n",
  њ: "nj",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ћ: "ć",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "č",
  џ: "dž",
  ш: "š",
};

const UPPER = /^\p{Lu}$/u;

/** A capital of two letters is `LJ` within capitals and `Lj` at the head of a word. */
function capital(latin: string, before: string, next: string): string {
  if (latin.length === 1) return latin.toUpperCase();
  const withinCapitals = UPPER.test(next) || (UPPER.test(before) && !/^\p{Ll}$/u.test(next));
  return withinCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}

/**
 * Serbian Cyrillic to Serbian Latin. Everything else stays: what is Latin already, other alphabets, and so
 * the placeholders and keywords of a message (`{count, plural, one {# обавеза}}`).
 */
export function transliterate(text: string): string {
  const letters = Array.from(text);
  return letters
    .map((letter, at) => {
      const small = LATIN[letter];
      if (small !== undefined) return small;
      const latin = LATIN[letter.toLowerCase()];
      return latin === undefined ? letter : capital(latin, letters[at - 1] ?? "", letters[at + 1] ?? "");
    })
    .join("");
}
