import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const RESULTS = join("bench", "results");

/** One round: what was measured and what it is held against, both in the same unit and in the same minute. */
export type Round = { measured: number; yardstick: number };

/** A figure of the bench: how many times its yardstick the measured value is, and what it should be. */
export type Figure = {
  what: string;
  unit: string;
  rounds: readonly Round[];
  goal?: { atLeast: number } | { atMost: number };
  /** Counted rather than timed, the same at every run: to miss its goal fails the bench. */
  exact?: boolean;
};

/** A line for each figure: its ratio over all rounds, the medians of both values, and whether the goal is met. */
export function printFigures(figures: readonly Figure[]): void {
  const widest = Math.max(...figures.map(({ what }) => what.length));
  console.log(`\n${"".padEnd(widest)}   ratio    min    max   goal      measured  yardstick`);
  for (const figure of figures) {
    const { median, min, max } = ratiosOf(figure);
    const measured = spread(figure.rounds.map((round) => round.measured)).median;
    const yardstick = spread(figure.rounds.map((round) => round.yardstick)).median;
    const numbers = [median, min, max].map((ratio) => short(ratio).padStart(6)).join(" ");
    const values = [measured, yardstick].map((value) => short(value).padStart(9)).join("  ");
    console.log(
      `${figure.what.padEnd(widest)}  ${numbers}   ${verdictOf(figure).padEnd(8)} ${values} ${figure.unit}`,
    );
  }
}

/** How far apart the same yardstick was in different rounds: what one machine's figures are worth. */
export function printNoise(figures: readonly Figure[]): void {
  const spreads = figures.map(({ rounds }) => {
    const { min, max } = spread(rounds.map((round) => round.yardstick));
    return max / min;
  });
  console.log(`\nNoise: between rounds, a yardstick moved by up to ${short(Math.max(...spreads))} times.`);
}

function ratiosOf({ rounds }: Figure) {
  return spread(rounds.map(({ measured, yardstick }) => measured / yardstick));
}

function verdictOf(figure: Figure): string {
  const { goal } = figure;
  if (!goal) return "";
  const limit = "atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  return `${limit}${isMissed(figure) ? " !" : ""}`;
}

/** Whether the figure has a goal and its median misses it. */
export function isMissed(figure: Figure): boolean {
  const { goal } = figure;
  if (!goal) return false;
  const { median } = ratiosOf(figure);
  return "atLeast" in goal ? median < goal.atLeast : median > goal.atMost;
}

/** Keeps everything measured, for whoever wants more than the printed lines. Returns the file's path. */
export function keepRaw(raw: unknown): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${new Date().toISOString().replace(/[:.]/g, "-")}.json`);
  writeFileSync(file, `${JSON.stringify(raw, null, 2)}\n`);
  return file;
}

/** Smallest, middle and largest of some values, of which there must be one at least. */
export function spread(values: readonly number[]): { min: number; median: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    min: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    max: at(sorted.length - 1),
  };
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
