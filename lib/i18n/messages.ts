import { readFileSync } from "node:fs";
import { environment } from "@/lib/env";
import type { Locale } from "@/lib/i18n/routing";
import { transliterate } from "@/lib/i18n/transliterate";
import en from "@/messages/en.json";
import kk from "@/messages/kk.json";
import ru from "@/messages/ru.json";
import sr from "@/messages/sr.json";

export type Messages = typeof en;
type MessageTree = { readonly [key: string]: string | MessageTree };

const TRANSLATIONS: Readonly<Record<Exclude<Locale, "en">, () => MessageTree>> = {
  kk: () => kk,
  ru: () => ru,
  sr: () => sr,
  "sr-Latn": () => mapTexts(sr, transliterate),
};

function mapTexts(tree: MessageTree, change: (text: string) => string): MessageTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? change(value) : mapTexts(value, change),
    ]),
  );
}

/** The shape is the original's; a text is the translation's where that has one, and not an empty one. */
export function withFallback<Tree extends MessageTree>(original: Tree, translation: MessageTree): Tree {
  const merged = Object.entries(original).map(([key, value]) => {
    const own = translation[key];
    if (typeof value === "string") return [key, typeof own === "string" && own !== "" ? own : value];
    return [key, typeof own === "object" ? withFallback(value, own) : value];
  });
  return Object.fromEntries(merged) as Tree;
}

const loaded = new Map<Locale, Messages>();

/** What a test has put in the place of the English messages: nothing, in every portal that others reach. */
function testMessages(): MessageTree {
  const { testMessages: file } = environment();
  return file ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** All messages of a language; a text that is not translated yet stands in English, never as its key. */
export function loadMessages(locale: Locale): Messages {
  let messages = loaded.get(locale);
  if (!messages) {
    messages = withFallback(en, locale === "en" ? testMessages() : TRANSLATIONS[locale]());
    loaded.set(locale, messages);
  }
  return messages;
}
