import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const RESULTS = join("bench", "results");

/** One round: what was measured and what it is held against, both in the same unit. */
export type Round = { measured: number; yardstick: number };

/** Prints how many times the yardstick the measured value is, over all rounds, and the medians of both. */
export function printRatio(what: string, unit: string, rounds: readonly Round[]): void {
  const ratios = spread(rounds.map(({ measured, yardstick }) => measured / yardstick));
  const measured = spread(rounds.map((round) => round.measured)).median;
  const yardstick = spread(rounds.map((round) => round.yardstick)).median;
  console.log(`\n${what}`);
  console.log(
    `  ratio ${short(ratios.median)} (min ${short(ratios.min)}, max ${short(ratios.max)}, ${rounds.length} rounds):` +
      ` ${short(measured)} against ${short(yardstick)} ${unit}`,
  );
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

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
