import { describe, expect, it } from "vitest";
import { readMessage } from "@/lib/i18n/message-parts";
import sr from "@/messages/sr.json";
import { transliterate } from "./transliterate";

describe("transliterate", () => {
  it.each([
    ["a sentence", "Заједничка изјава", "Zajednička izjava"],
    ["every letter", "Ђорђе Ћирић, Чачак, Шабац, Жабаљ", "Đorđe Ćirić, Čačak, Šabac, Žabalj"],
    ["х and ц", "Хемија и Цар", "Hemija i Car"],
    ["a digraph at the head of a word", "Љубав, Његош, Џон", "Ljubav, Njegoš, Džon"],
    ["a digraph within capitals", "ЉУБАВ, БАЊА, ЏАК", "LJUBAV, BANJA, DŽAK"],
    ["a digraph at the end of capitals", "БАЊ, БРИЏ", "BANJ, BRIDŽ"],
    ["a digraph in small letters", "земља, коњ, џак", "zemlja, konj, džak"],
    ["an initial", "Њ. Петровић", "Nj. Petrović"],
    ["an abbreviation with an ending", "ОБЉ-а, БиХ", "OBLJ-a, BiH"],
    ["letters that stay two in Latin as well", "инјекција, надживети", "injekcija, nadživeti"],
    ["a name in Latin letters", "EXPO 2027 остаје", "EXPO 2027 ostaje"],
    ["a name in Latin letters with an ending", "EXPO-а, Qazinform-ом", "EXPO-a, Qazinform-om"],
    ["a name that is spelt otherwise", "ЕКСПО Београд 2027, ЕКСПО-у", "EXPO Beograd 2027, EXPO-u"],
    ["a quoted name", "агенција „Qazinform“", "agencija „Qazinform“"],
    ["a Roman numeral", "VIII конгрес, XXI век", "VIII kongres, XXI vek"],
    ["a Roman numeral typed in both alphabets", "IХ конгрес, ХХI век", "IX kongres, XXI vek"],
    ["units, which are Latin by the standard", "5 MW, 20 km², 3 TEU", "5 MW, 20 km², 3 TEU"],
    ["a unit spelt in Cyrillic", "20 км, 3 кг", "20 km, 3 kg"],
    ["an e-mail address", "пишите на ime@primer.rs", "pišite na ime@primer.rs"],
    ["an e-mail address in Cyrillic letters", "име@пример.срб", "име@пример.срб"],
    ["an address", "види https://mfa.rs/стр?п=1.", "vidi https://mfa.rs/стр?п=1."],
    ["a domain in Cyrillic letters", "на влада.срб данас", "na влада.срб danas"],
    ["the end of a sentence", "Овде. Срби", "Ovde. Srbi"],
    ["a stress mark", "сва̂ки", "svâki"],
    ["nothing", "", ""],
  ])("writes %s", (_what, cyrillic, latin) => {
    expect(transliterate(cyrillic)).toBe(latin);
  });

  it.each([
    ["Kazakh", "Қазақстан"],
    ["Kazakh with letters that Serbian has too", "министрлігі"],
    ["Kazakh in capitals", "ҚАЗАҚСТАН"],
    ["Russian", "Алматы"],
    ["Russian with a hard sign", "объём"],
    ["Macedonian", "Ѓорѓи"],
  ])("leaves a word in %s whole", (_what, word) => {
    expect(transliterate(word)).toBe(word);
    expect(transliterate(`Назив ${word}, у Србији`)).toBe(`Naziv ${word}, u Srbiji`);
  });

  it("keeps the official Latin names of Serbia's institutions", () => {
    expect(transliterate("Министарство грађевинарства, саобраћаја и инфраструктуре")).toBe(
      "Ministarstvo građevinarstva, saobraćaja i infrastrukture",
    );
    expect(transliterate("Министар без портфеља задужен за област међународне економске сарадње")).toBe(
      "Ministar bez portfelja zadužen za oblast međunarodne ekonomske saradnje",
    );
  });
});

/** Numbers that look random and are the same in every run. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const WORDS = [
  "обавеза",
  "ЉУБАВ",
  "Његош",
  "Қазақстан",
  "EXPO-а",
  "XXI",
  "{date}",
  "#",
  "5 MW",
  "<b>џак</b>",
];
const SHAPES: readonly ((text: () => string) => string)[] = [
  (text) => text(),
  (text) => `{count, plural, =0 {${text()}} one {${text()}} few {${text()}} other {# ${text()}}}`,
  (text) => `{kind, select, report {${text()}} other {${text()}}}`,
  (text) => `<publisher>${text()}</publisher>`,
  (text) => `${text()} <date></date>, {name}`,
];

describe("a message in both scripts", () => {
  /** What is left of a message without its words: placeholders, keywords, tags. */
  const skeleton = (message: string) => JSON.stringify(readMessage(message));

  it("keeps placeholders, keywords and tags, whatever it is made of", () => {
    const random = randomNumbers(2027);
    const below = (limit: number) => Math.floor(random.next().value * limit);
    const make = (depth: number): string =>
      Array.from({ length: 1 + below(3) }, () => {
        const shape = SHAPES[depth > 0 ? below(SHAPES.length) : 0];
        return shape?.(() => (depth > 0 ? make(depth - 1) : (WORDS[below(WORDS.length)] ?? "")));
      }).join(" ");
    for (let run = 0; run < 500; run += 1) {
      const message = make(2);
      expect(skeleton(transliterate(message)), message).toBe(skeleton(message));
    }
  });

  it("keeps them in every message of the portal, and leaves no Serbian letter behind", () => {
    const check = (tree: object): void => {
      for (const value of Object.values(tree)) {
        if (typeof value !== "string") check(value);
        else {
          const latin = transliterate(value);
          expect(skeleton(latin)).toBe(skeleton(value));
          expect(latin).not.toMatch(/\p{Script=Cyrillic}/u);
        }
      }
    };
    check(sr);
  });
});
