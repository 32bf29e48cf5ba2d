type Figure = { period: string; value: number; target: boolean };

/** From where to where a picture of figures goes; always over zero, so that lengths compare. */
export type Scale = { from: number; to: number };

/** A goal of more than so many times what was measured would leave no room for what was. */
const GOAL_ROOM = 4;

/** The scale of what was measured, and of the goals too as far as they leave room for it. */
export function scaleOf(figures: readonly Figure[]): Scale {
  const measured = figures.filter(({ target }) => !target).map(({ value }) => value);
  const goals = figures.filter(({ target }) => target).map(({ value }) => value);
  const top = Math.max(0, ...measured);
  const near = measured.length === 0 ? goals : goals.filter((goal) => Math.abs(goal) <= top * GOAL_ROOM);
  return { from: Math.min(0, ...measured, ...near), to: Math.max(top, ...near) };
}

/** Where a figure stands on the scale, from 0 to 1; what is beyond it stands at its end. */
export function shareOf(value: number, { from, to }: Scale): number {
  if (to === from) return 0;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

export const isBeyond = (value: number, { from, to }: Scale) => value < from || value > to;

/** The figures of each period, the earliest first; `gap`: years without any lie before it. */
export function listPeriods<Reading extends { period: string }>(
  readings: readonly Reading[],
): { period: string; gap: boolean; readings: Reading[] }[] {
  const periods = [...new Set(readings.map(({ period }) => period))].sort();
  return periods.map((period, at) => ({
    period,
    gap: at > 0 && yearOf(period) - yearOf(periods[at - 1] ?? period) > 1,
    readings: readings.filter((reading) => reading.period === period),
  }));
}

const yearOf = (period: string) => Number(period.slice(0, 4));
