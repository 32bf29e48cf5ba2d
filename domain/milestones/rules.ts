import type { Day } from "@/lib/dates";

/** `was-planned`: its date is over and no source on record says whether it took place. */
export type MilestoneTime = "past" | "coming" | "was-planned";

/** Where a milestone stands on `today`; a date of a year or month is over when that year or month is. */
export function timeOf(milestone: { date: string; planned: boolean }, today: Day): MilestoneTime {
  if (!milestone.planned) return "past";
  return milestone.date < today.slice(0, milestone.date.length) ? "was-planned" : "coming";
}
