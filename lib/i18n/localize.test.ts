import { describe, expect, it } from "vitest";
import { localize } from "./localize";

const TEXT = { en: "Transport", kk: "Көлік", sr: "Саобраћај" };

describe("localize", () => {
  it("takes the page's own language", () => {
    expect(localize(TEXT, "kk")).toEqual({ text: "Көлік" });
    expect(localize(TEXT, "sr")).toEqual({ text: "Саобраћај" });
  });
  it("writes Serbian in the script of the page", () => {
    expect(localize(TEXT, "sr-Latn")).toEqual({ text: "Saobraćaj" });
  });
  it("falls back to English and says so", () => {
    expect(localize(TEXT, "ru")).toEqual({ text: "Transport", language: "en" });
    expect(localize({ en: "Transport" }, "sr-Latn")).toEqual({ text: "Transport", language: "en" });
  });
  it("shows a name that exists in a party's language only as it is", () => {
    expect(localize({ sr: "Влада" }, "en")).toEqual({ text: "Влада", language: "sr" });
    expect(localize({ kk: "Үкімет" }, "sr-Latn")).toEqual({ text: "Үкімет", language: "kk" });
  });
  it("is empty without any text", () => {
    expect(localize({}, "en")).toEqual({ text: "" });
  });
});
