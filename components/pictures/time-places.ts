import type { PlacedMark } from "@/domain/milestones/rules";

/** A lane has a column for what has no month, and one for each month. */
const COLUMNS = 13;
/** So many marks of a month stand beside each other: what a column of the narrowest screen has room for. */
const PER_ROW = 3;
/** A lane with few marks is as high as one with so many rows. */
const LEAST_ROWS = 2;

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/** Where a month's column begins, 0 being that of what has no month. */
export const columnOf = (month: number): string => percent(month / COLUMNS);

/** Where the mark of this level stands in its column, in letters' heights; upwards from the lane's floor. */
export function placeInMonth(level: number): { x: string; y: string } {
  return { x: `${(level % PER_ROW) + 0.5}em`, y: `${-(Math.floor(level / PER_ROW) + 0.6)}em` };
}

/** How high a lane with these marks is, in letters' heights. */
export function stackHeight(marks: readonly Pick<PlacedMark, "level">[]): number {
  const rows = Math.floor(Math.max(0, ...marks.map(({ level }) => level)) / PER_ROW) + 1;
  return Math.max(rows, LEAST_ROWS) + 0.2;
}

/** Where a day stands in its year's lane. */
export function todayAt(day: string): string {
  const [month = 1, date = 1] = day.slice(5).split("-").map(Number);
  return percent((month + (date - 1) / 31) / COLUMNS);
}
