/** Calendar days are ISO strings (`2026-02-27`): they compare and sort as text and have no time zone. */
export type Day = string;

const MILLISECONDS_A_DAY = 86_400_000;

/** The calendar day in UTC at `now`. */
export function dayOf(now: Date): Day {
  return now.toISOString().slice(0, 10);
}

/**
 * The latest calendar day that has begun in any signatory's capital: Astana is furthest east, at UTC+5.
 * An official there may date an account "today" while it is still yesterday in UTC.
 */
export function latestToday(now: Date): Day {
  return dayOf(new Date(now.getTime() + 5 * 3_600_000));
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY));
}

/** Whole days from `earlier` to `later`; negative when `later` comes first. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round(
    (Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / MILLISECONDS_A_DAY,
  );
}

/** Whether the text is a day that exists, between 1990 and 2100. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1990" || text >= "2100") return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(new Date(time)) === text;
}
