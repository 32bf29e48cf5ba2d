import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { indicatorCommitments, indicators, readings } from "@/db/schema/indicators";
import { updateWhatDiffers } from "@/db/upsert";
import type { FindCommitmentId } from "@/domain/commitments/commands";
import type { IndicatorContent } from "@/domain/indicators/schema";

/** Brings a statement's indicators and readings up to its content files; what the files no longer have goes. */
export async function loadIndicators(
  tx: Database,
  statement: string,
  content: readonly IndicatorContent[],
  commitmentId: FindCommitmentId,
): Promise<void> {
  const slugs = content.map((one) => one.slug);
  await tx
    .delete(indicators)
    .where(and(eq(indicators.statement, statement), notInArray(indicators.slug, slugs)));
  if (content.length === 0) return;
  await tx
    .insert(indicators)
    .values(content.map(({ slug, name, unit }) => ({ slug, statement, name, unit })))
    .onConflictDoUpdate(
      updateWhatDiffers([indicators.slug], [indicators.statement, indicators.name, indicators.unit]),
    );
  // The links hold nothing of their own: they are written anew.
  await tx.delete(indicatorCommitments).where(inArray(indicatorCommitments.indicator, slugs));
  await tx
    .insert(indicatorCommitments)
    .values(
      content.flatMap(({ slug, commitments }) =>
        commitments.map((citation) => ({ indicator: slug, commitmentId: commitmentId(citation) })),
      ),
    );
  await loadReadings(tx, content);
}

async function loadReadings(tx: Database, content: readonly IndicatorContent[]): Promise<void> {
  const rows = content.flatMap((one) => one.readings.map((reading) => ({ ...reading, indicator: one.slug })));
  await tx.delete(readings).where(
    and(
      inArray(
        readings.indicator,
        content.map((one) => one.slug),
      ),
      notInArray(
        readings.id,
        rows.map((row) => row.id),
      ),
    ),
  );
  await tx
    .insert(readings)
    .values(rows)
    .onConflictDoUpdate(
      updateWhatDiffers(
        [readings.id],
        [
          readings.indicator,
          readings.period,
          readings.value,
          readings.target,
          readings.reportedBy,
          readings.reporter,
          readings.certainty,
          readings.note,
          readings.source,
        ],
      ),
    );
}
