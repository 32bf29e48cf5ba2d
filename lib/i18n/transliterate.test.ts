import { describe, expect, it } from "vitest";
import { transliterate } from "./transliterate";

describe("transliterate", () => {
  it.each([
    ["Заједничка изјава", "Zajednička izjava"],
    ["Љубав", "Ljubav"],
    ["ЉУБАВ", "LJUBAV"],
    ["БАЊ", "BANJ"],
    ["Њ", "Nj"],
    ["џак, Џак, ЏАК", "džak, Džak, DŽAK"],
    ["Ђорђе Ћирић, Чачак, Шабац, Жабаљ", "Đorđe Ćirić, Čačak, Šabac, Žabalj"],
    ["Хемија и Цар", "Hemija i Car"],
    ["EXPO 2027 остаје", "EXPO 2027 ostaje"],
    [
      "{count, plural, one {# обавеза} other {# обавеза}}",
      "{count, plural, one {# obaveza} other {# obaveza}}",
    ],
    ["<link>Изјава</link>", "<link>Izjava</link>"],
    ["Қазақ", "Қazaқ"],
  ])("writes %s as %s", (cyrillic, latin) => {
    expect(transliterate(cyrillic)).toBe(latin);
  });
});
