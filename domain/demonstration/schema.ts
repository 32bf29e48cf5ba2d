import { z } from "zod";
import { CONTENT_LANGUAGES, STATUSES, TRANSLATORS } from "@/db/vocabulary";
import { citation } from "@/domain/commitments/schema";
import { emailAddress, NAME_LIMIT } from "@/domain/people/schema";
import { LIMITS } from "@/domain/updates/schema";
import { line, slug } from "@/lib/content-fields";
import { plainText, webAddress } from "@/lib/text";

const daysAgo = z.number().int().positive();
const days = z.number().int().positive();
const text = plainText({ max: LIMITS.text, required: true });

const entry = { commitment: citation, author: emailAddress, asOfDaysAgo: daysAgo };

const translations = z
  .array(
    z.strictObject({
      language: z.enum(CONTENT_LANGUAGES),
      translator: z.enum(TRANSLATORS),
      text,
      nextStep: line(LIMITS.nextStep).optional(),
    }),
  )
  .default([]);

const report = z.strictObject({
  ...entry,
  kind: z.literal("report"),
  status: z.enum(STATUSES).optional(),
  text,
  language: z.enum(CONTENT_LANGUAGES),
  nextStep: line(LIMITS.nextStep).optional(),
  nextStepInDays: days.optional(),
  waitingFor: z.string().optional(),
  waitingSinceDaysAgo: daysAgo.optional(),
  evidence: z.array(z.strictObject({ url: webAddress(), title: line(LIMITS.evidenceTitle) })).default([]),
  translations,
  outcome: z.enum(["draft", "submitted", "changes-requested", "rejected", "published", "withdrawn"]),
  reason: line(500).optional(),
  /** A second edition of the same update, published some days later. */
  revision: z
    .strictObject({
      text,
      translations,
      changeNote: line(LIMITS.changeNote),
      outcome: z.literal("published"),
    })
    .optional(),
});

const confirmation = z.strictObject({
  ...entry,
  kind: z.literal("no-change"),
  outcome: z.enum(["submitted", "published"]),
});

/** content/demonstration/<statement>.yaml: invented progress, told in the order in which it happens. */
export const demonstrationFile = z.strictObject({
  /** Invented authors who cannot sign in. */
  people: z.array(z.strictObject({ email: emailAddress, name: line(NAME_LIMIT), institution: slug })),
  updates: z.array(z.discriminatedUnion("kind", [report, confirmation])),
});

export type DemonstrationEntry = z.output<typeof demonstrationFile>["updates"][number];
export type DemonstrationReport = z.output<typeof report>;
