import type { Kind, Status } from "@/db/vocabulary";
import { addDays, type Day, daysBetween } from "@/lib/dates";

/** `6.2` as people cite it; `6-2` as it stands in an address. */
export type CommitmentReference = { clause: number; ordinal: number };

export function cite(reference: CommitmentReference): string {
  return `${reference.clause}.${reference.ordinal}`;
}

export function addressPart(reference: CommitmentReference): string {
  return `${reference.clause}-${reference.ordinal}`;
}

/** Reads `6-2` (address) or `6.2` (citation); null for anything else, leading zeros included. */
export function parseReference(text: string): CommitmentReference | null {
  const match = /^([1-9]\d{0,3})[-.]([1-9]\d{0,2})$/.exec(text);
  return match ? { clause: Number(match[1]), ordinal: Number(match[2]) } : null;
}

/** What one party has said, as far as agreement and freshness need it; null: no account yet. */
export type PartyWord = { status: Status | null; confirmedOn: Day } | null;

export const AGREEMENTS = ["agree", "differ", "one-side", "silent", "not-compared"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/**
 * Whether the parties' accounts agree, from their status alone. A declaration has no status: two accounts
 * of it are `not-compared` (docs/decisions), never called agreement.
 */
export function agreementOf(kind: Kind, words: readonly PartyWord[]): Agreement {
  const given = words.filter((word) => word !== null);
  if (given.length === 0) return "silent";
  if (kind === "declaration") return given.length < words.length ? "one-side" : "not-compared";
  if (new Set(given.map((word) => word.status)).size > 1) return "differ";
  return given.length < words.length ? "one-side" : "agree";
}

/** As many published updates a commitment's page shows; the older ones are found through their institutions. */
export const HISTORY_LIMIT = 100;

export const FRESHNESSES = ["current", "due", "overdue", "paused"] as const;
export type Freshness = (typeof FRESHNESSES)[number];

/** From this many days before the due day, an account counts as due. */
export const DUE_WINDOW = 14;

/** The day by which a party's next word is expected: one reporting cycle after the last, or after the signing. */
export function dueOn(lastWordOn: Day | null, signedOn: Day, reportingCycle: number): Day {
  return addDays(lastWordOn ?? signedOn, reportingCycle);
}

/** Statuses after which no further word is expected. */
const ENDED: readonly (Status | null)[] = ["completed", "discontinued"];

/**
 * How fresh one party's account is on `today`; the thresholds are the same for every party. What a party
 * calls completed or discontinued stays current: nothing more is asked of it.
 */
export function freshnessOf(input: {
  word: PartyWord;
  signedOn: Day;
  reportingCycle: number;
  pausedOn: Day | null;
  today: Day;
}): Freshness {
  if (input.pausedOn !== null && input.pausedOn <= input.today) return "paused";
  if (input.word !== null && ENDED.includes(input.word.status)) return "current";
  const left = daysBetween(
    input.today,
    dueOn(input.word?.confirmedOn ?? null, input.signedOn, input.reportingCycle),
  );
  if (left < 0) return "overdue";
  return left <= DUE_WINDOW ? "due" : "current";
}
