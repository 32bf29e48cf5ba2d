import { z } from "zod";
import { isDay } from "@/lib/dates";
import { plainLine, webAddress } from "@/lib/text";

/** The fields that content files are made of. Messages are sentences for whoever edits the files. */

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");
export const partyCode = z.string().regex(/^[a-z]{2}$/, "must be a two-letter code");
export const day = z.string().refine(isDay, "must be a day, as in 2026-02-27");
export const partialDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "must be a year, a month or a day, as in 2026-02");

export const line = (max: number) => plainLine({ max, required: true });

/** A short text, in English at least. */
export function localizedText(max: number) {
  const other = line(max).optional();
  return z.strictObject({ en: line(max), kk: other, ru: other, sr: other });
}

/** A name in the languages in which its official sources give it. */
export const localizedName = z
  .strictObject({
    en: line(200).optional(),
    kk: line(200).optional(),
    ru: line(200).optional(),
    sr: line(200).optional(),
  })
  .refine((name) => Object.keys(name).length > 0, "must be given in one language at least");

/** Where a fact comes from; `date` only as precise as its publisher gives it. */
export const source = z.strictObject({
  publisher: line(200),
  url: webAddress(),
  date: partialDay.optional(),
  title: line(300).optional(),
});
