import { z } from "zod";

/** NUL and other control characters except tab and line breaks, and lone surrogates: they cannot be stored. */
const UNSTORABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Whether there is anything to read: a letter or a digit, and not only what looks like nothing. */
export const saysSomething = (text: string) => /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text);

/** Whether PostgreSQL can hold the text, and a person could have typed it. */
export const isStorable = (text: string) => !UNSTORABLE.test(text);

/**
 * Plain text as people type it: line breaks become `\n`, the form is NFC, outer space goes. Refused with a
 * message key (`errors.*`): characters that cannot be stored, and more than `max` UTF-16 units.
 */
export function plainText(options: { max: number; required?: boolean }) {
  return z
    .string("required")
    .refine(isStorable, "unstorable-characters")
    .transform((text) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim())
    .pipe(
      z
        .string()
        .refine((text) => !options.required || saysSomething(text), "required")
        .max(options.max, "too-long"),
    );
}

/** One line of plain text. */
export function plainLine(options: { max: number; required?: boolean }) {
  return plainText(options).transform((text) => text.replace(/\s+/g, " "));
}

/**
 * An address that a reader can follow: http or https, no name or password in it, at most 2,000 characters
 * as it is kept: encoding makes an address of another script up to six times as long.
 */
export function webAddress() {
  return z
    .string("required")
    .trim()
    .max(2000, "too-long")
    .refine((text) => {
      if (!isStorable(text) || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
      const url = new URL(text);
      return url.username === "" && url.password === "" && url.hostname.includes(".");
    }, "not-a-link")
    .transform((text) => new URL(text).href)
    .pipe(z.string().max(2000, "too-long"));
}
