import { z } from "zod";
import { CONTENT_LANGUAGES, STATUSES, TRANSLATORS, UPDATE_KINDS } from "@/db/vocabulary";
import { parseReference } from "@/domain/commitments/rules";
import { isDay } from "@/lib/dates";
import { slugOf, wordOf } from "@/lib/page-query";
import { plainLine, plainText, webAddress } from "@/lib/text";

/** The longest texts, in UTF-16 units; the database holds the same limits. */
export const LIMITS = {
  text: 4000,
  nextStep: 500,
  changeNote: 500,
  evidenceTitle: 200,
  evidence: 5,
} as const;

/** The browser sends an empty string for what was left open. */
const open = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === "" || given === undefined ? null : given), schema.nullable());

const day = z.string("required").refine(isDay, "not-a-day");

const evidenceRow = z.object({ url: z.string().prefault(""), title: z.string().prefault("") });

const link = { url: webAddress(), title: plainLine({ max: LIMITS.evidenceTitle }) };

/** Rows left empty are dropped; a link without words is named by its address. */
const evidence = z
  .array(evidenceRow)
  .prefault([])
  .transform((rows, context) => {
    const links: { url: string; title: string }[] = [];
    rows.forEach((row, index) => {
      if (row.url.trim() === "" && row.title.trim() === "") return;
      const url = link.url.safeParse(row.url);
      const title = link.title.safeParse(row.title);
      for (const [field, result] of Object.entries({ url, title })) {
        for (const issue of result.error?.issues ?? []) context.addIssue({ ...issue, path: [index, field] });
      }
      if (url.success && title.success) {
        links.push({ url: url.data, title: title.data || url.data.slice(0, LIMITS.evidenceTitle) });
      }
    });
    if (links.length > LIMITS.evidence)
      context.addIssue({ code: "custom", message: "too-many-links", path: [] });
    return links;
  });

const translation = z.object({
  language: z.enum(CONTENT_LANGUAGES, "required"),
  translator: z.enum(TRANSLATORS, "required"),
  text: plainText({ max: LIMITS.text, required: true }),
  nextStep: plainLine({ max: LIMITS.nextStep }).prefault(""),
});

/** An official's words, as the form sends them. What must be there depends on `intent`: rules of `submit`. */
const words = {
  intent: z.enum(["save", "submit"], "invalid"),
  language: z.enum(CONTENT_LANGUAGES, "required"),
  asOf: day,
  status: open(z.enum(STATUSES, "not-a-status")),
  text: plainText({ max: LIMITS.text }).prefault(""),
  nextStep: plainLine({ max: LIMITS.nextStep }).prefault(""),
  nextStepOn: open(day),
  waitingFor: open(z.string().regex(/^([a-z]{2}|both|third-party)$/, "invalid")),
  waitingSince: open(day),
  changeNote: plainLine({ max: LIMITS.changeNote }).prefault(""),
  evidence,
  /** The same words in further languages. Left out, those that are stored stay. */
  translations: z.array(translation).optional(),
};

export const commitmentAddress = z.object({
  statement: z.string().regex(/^[a-z0-9-]{1,60}$/, "invalid"),
  reference: z.string().transform((text, context) => {
    const reference = parseReference(text);
    if (reference) return reference;
    context.addIssue({ code: "custom", message: "invalid" });
    return z.NEVER;
  }),
});

/** Ids as they stand in addresses and hidden fields: positive integers that the database can hold. */
export const idNumber = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, "invalid")
  .or(z.number())
  .transform(Number)
  .pipe(z.number().int().positive().max(2_147_483_647));

export const newUpdateInput = z.object({ ...commitmentAddress.shape, ...words });
export const editionInput = z.object({ edition: idNumber, revision: idNumber, ...words });
export const confirmInput = commitmentAddress;
export const reviseInput = z.object({ update: idNumber });

export type Words = Omit<z.output<typeof editionInput>, "edition" | "revision">;

/** What the list of updates can be narrowed by. */
export const UPDATE_FILTERS = {
  party: slugOf(),
  area: slugOf(),
  institution: slugOf(),
  kind: wordOf(UPDATE_KINDS),
  status: wordOf(STATUSES),
};
