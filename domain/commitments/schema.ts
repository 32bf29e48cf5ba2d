import { z } from "zod";
import { KINDS, PICTURES } from "@/db/vocabulary";
import { ACCOUNT_STATES, AGREEMENTS, FRESHNESSES, parseReference } from "@/domain/commitments/rules";
import { localizedText, partyCode, slug } from "@/lib/content-fields";
import { type PageQuery, partyWordOf, slugOf, wordOf } from "@/lib/page-query";

export const clauseNumber = z.number().int().positive();

/** A commitment as the files cite it: `6.2`. */
export const citation = z
  .string()
  .refine((text) => text.includes(".") && parseReference(text), "must look like 6.2");

const assignment = z.strictObject({ lead: slug, supporting: z.array(slug) });

/** content/statements/<slug>/commitments.yaml: a statement's clauses and the promises in each. */
export const commitmentsFile = z.strictObject({
  clauses: z.array(
    z.strictObject({
      clause: clauseNumber,
      title: localizedText(200),
      commitments: z
        .array(
          z.strictObject({
            ref: citation,
            kind: z.enum(KINDS),
            areas: z.array(slug).min(1),
            title: localizedText(90),
            summary: localizedText(240),
            cycle: z.number().int().min(1).max(3660),
            picture: z.enum(PICTURES).optional(),
            institutions: z.record(partyCode, assignment),
          }),
        )
        .min(1),
    }),
  ),
});

export type ClauseContent = z.output<typeof commitmentsFile>["clauses"][number];
export type CommitmentContent = ClauseContent["commitments"][number];

/** What the list of a statement's commitments can be narrowed by. */
export const COMMITMENT_FILTERS = {
  area: slugOf({ many: true }),
  kind: wordOf(KINDS, { many: true }),
  status: partyWordOf(ACCOUNT_STATES),
  freshness: partyWordOf(FRESHNESSES),
  agreement: wordOf(AGREEMENTS, { many: true }),
  institution: slugOf({ many: true }),
};

export type CommitmentQuery = PageQuery<typeof COMMITMENT_FILTERS>;
