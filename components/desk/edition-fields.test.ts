import { expect, test, vi } from "vitest";
import { storedWords } from "@/components/desk/edition-fields";

vi.mock("next-intl/server", () => ({
  getTranslations: async () => (key: string, filling?: { number: number }) =>
    `${key}${filling?.number ?? ""}`,
}));

const PARTIES = [{ code: "kz", name: { en: "Kazakhstan" } }] as const;
const STORED = {
  status: "paused",
  text: "One.\nTwo.",
  waitingFor: "kz",
  nextStep: "",
  "evidence.0.url": "u",
};

function differing(typed: Record<string, string>, stored: Record<string, string> = STORED) {
  const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]));
  return storedWords(stored, values, { locale: "en", parties: PARTIES });
}

test("what differs from what is stored is said in words, in the order of the form", async () => {
  expect(await differing({ text: "Mine.", nextStep: "Emptied by the other.", waitingFor: "" })).toEqual([
    { name: "status", label: "status", text: "words.status.paused" },
    { name: "text", label: "text", text: "One.\nTwo." },
    { name: "waitingFor", label: "waitingFor", text: "Kazakhstan" },
    { name: "nextStep", label: "nextStep", text: "empty" },
    { name: "evidence.0.url", label: "evidenceUrl1", text: "u" },
  ]);
});

test("the same words with a browser's line breaks and outer space do not differ", async () => {
  const typed = { ...STORED, text: " One.\r\nTwo. ", nextStep: " " };
  expect(await differing(typed)).toEqual([]);
});

test("days are said in words, and nobody to wait for by that word", async () => {
  const stored = { asOf: "2026-11-01", waitingFor: "", waitingSince: "" };
  const typed = { asOf: "2026-11-02", waitingFor: "kz", waitingSince: "2026-10-02" };
  expect((await differing(typed, stored)).map(({ text }) => text)).toEqual([
    "1 November 2026",
    "desk.form.waitingNobody",
    "empty",
  ]);
});
