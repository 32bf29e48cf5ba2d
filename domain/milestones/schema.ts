import { z } from "zod";
import { CERTAINTIES, MILESTONE_KINDS } from "@/db/vocabulary";
import { citation, clauseNumber } from "@/domain/commitments/schema";
import { localizedText, partialDay, source } from "@/lib/content-fields";
import { slugOf, wordOf } from "@/lib/page-query";

/** content/statements/<slug>/milestones.yaml */
export const milestonesFile = z.array(
  z.strictObject({
    id: z.string().min(1).max(20),
    kind: z.enum(MILESTONE_KINDS),
    date: partialDay,
    planned: z.boolean(),
    key: z.boolean().default(false),
    certainty: z.enum(CERTAINTIES).exclude(["conflict"]),
    clauses: z.array(clauseNumber).min(1),
    commitments: z.array(citation).min(1),
    title: localizedText(300),
    note: localizedText(500).optional(),
    source,
  }),
);

export type MilestoneContent = z.output<typeof milestonesFile>[number];

/** What the line of time can be narrowed by. */
export const MILESTONE_FILTERS = {
  kind: wordOf(MILESTONE_KINDS),
  time: wordOf(["past", "coming"] as const),
  area: slugOf(),
};
