import { asc, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { indicatorCommitments, indicators, readings } from "@/db/schema/indicators";
import type { LocalizedText } from "@/db/vocabulary";

export type ReadingView = Omit<typeof readings.$inferSelect, "indicator">;
export type IndicatorView = {
  slug: string;
  name: LocalizedText;
  unit: LocalizedText;
  readings: ReadingView[];
};

/** The figures of these commitments, newest period first; figures that conflict both stand there. */
export async function listIndicators(
  db: Database,
  commitmentIds: readonly number[],
): Promise<IndicatorView[]> {
  if (commitmentIds.length === 0) return [];
  const named = db
    .select({ indicator: indicatorCommitments.indicator })
    .from(indicatorCommitments)
    .where(inArray(indicatorCommitments.commitmentId, [...commitmentIds]));
  const rows = await db
    .select({ indicator: indicators, reading: readings })
    .from(indicators)
    .innerJoin(readings, eq(readings.indicator, indicators.slug))
    .where(inArray(indicators.slug, named))
    .orderBy(asc(indicators.slug), desc(readings.period), asc(readings.id));
  const views = new Map<string, IndicatorView>();
  for (const { indicator, reading } of rows) {
    const { slug, name, unit } = indicator;
    const view = views.get(slug) ?? { slug, name, unit, readings: [] };
    view.readings.push(reading);
    views.set(slug, view);
  }
  return [...views.values()];
}
