import { offersOfMilestones } from "@/components/milestones/milestone-filters";
import { isOffered } from "@/components/ui/single-filters";
import { areaNames } from "@/domain/areas/queries";
import type { MilestoneFilter } from "@/domain/milestones/queries";
import { MILESTONE_FILTERS } from "@/domain/milestones/schema";
import type { Locale } from "@/lib/i18n/routing";
import { queryOf, settle } from "@/lib/narrow";
import { readPageQuery, writePageQuery } from "@/lib/page-query";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What the line of time is narrowed to, and what it could be. */
export async function narrowedMilestones(searchParams: SearchParams, locale: Locale) {
  const asked = readPageQuery(MILESTONE_FILTERS, await searchParams);
  const offers = await offersOfMilestones(await areaNames({}), locale);
  const { chosen, someUnknown } = settle(asked, isOffered(offers));
  const chosenOf = (name: string) => chosen.find(({ filter }) => filter === name)?.value ?? null;
  const [time] = asked.time;
  const filter: MilestoneFilter = {
    kind: chosenOf("kind"),
    area: chosenOf("area"),
    time: time === "past" || time === "coming" ? time : null,
  };
  return { offers, chosen, someUnknown, filter, query: writePageQuery(queryOf(chosen)) };
}
