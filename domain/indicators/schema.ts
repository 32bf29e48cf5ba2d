import { z } from "zod";
import { CERTAINTIES } from "@/db/vocabulary";
import { citation } from "@/domain/commitments/schema";
import { localizedText, partialDay, partyCode, slug, source } from "@/lib/content-fields";

/** content/statements/<slug>/indicators.yaml */
export const indicatorsFile = z.array(
  z.strictObject({
    slug,
    name: localizedText(200),
    unit: localizedText(60),
    commitments: z.array(citation).min(1),
    readings: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(20),
          period: partialDay,
          value: z.number(),
          target: z.boolean(),
          reportedBy: partyCode.nullable(),
          reporter: localizedText(200),
          certainty: z.enum(CERTAINTIES),
          note: localizedText(500).optional(),
          source,
        }),
      )
      .min(1),
  }),
);

export type IndicatorContent = z.output<typeof indicatorsFile>[number];
