import type { Day } from "@/lib/dates";

/** `was-planned`: its date is over and no source on record says whether it took place. */
export type MilestoneTime = "past" | "coming" | "was-planned";

/** Where a milestone stands on `today`; a date of a year or month is over when that year or month is. */
export function timeOf(milestone: { date: string; planned: boolean }, today: Day): MilestoneTime {
  if (!milestone.planned) return "past";
  return milestone.date < today.slice(0, milestone.date.length) ? "was-planned" : "coming";
}

/** A milestone as the line of time draws it: one mark. `key`: one that it names. */
export type TimeMark = { date: string; planned: boolean; key: boolean };

/** A mark in its lane: `month` 1 to 12, or 0 where only the year is known; `level` 0 for the first of its month. */
export type PlacedMark = { month: number; level: number; time: MilestoneTime; key: boolean };

export type Lane = {
  year: number;
  /** So many years before this one have no milestone, and no lane. */
  skipped: number;
  marks: PlacedMark[];
};

/**
 * A lane for each year that has milestones, and for the current one, the earliest first. All lanes are equally long,
 * however much or little happened; years without any are skipped, and the lane after them says how many.
 */
export function layLanes(marks: readonly TimeMark[], today: Day): Lane[] {
  const years = new Set(marks.map(({ date }) => yearOf(date)));
  if (years.size > 0) years.add(yearOf(today));
  const inOrder = [...years].sort((a, b) => a - b);
  return inOrder.map((year, at) => ({
    year,
    skipped: at === 0 ? 0 : year - (inOrder[at - 1] ?? year) - 1,
    marks: placeMarks(
      marks.filter(({ date }) => yearOf(date) === year),
      today,
    ),
  }));
}

const yearOf = (date: string) => Number(date.slice(0, 4));
const monthOf = (date: string) => Number(date.slice(5, 7));

function placeMarks(marks: readonly TimeMark[], today: Day): PlacedMark[] {
  const levels = new Map<number, number>();
  const inOrder = [...marks].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return inOrder.map((mark) => {
    const month = monthOf(mark.date);
    const level = levels.get(month) ?? 0;
    levels.set(month, level + 1);
    return { month, level, time: timeOf(mark, today), key: mark.key };
  });
}
