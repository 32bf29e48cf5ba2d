import { KINDS, type Kind, type PartyCode, STATUSES, type Status } from "@/db/vocabulary";
import { addDays, type Day, daysBetween } from "@/lib/dates";
import { type Choice, countBehind, narrow, settle, type Traits } from "@/lib/narrow";

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

/**
 * A commitment's accounts in the order in which they stand when stacked, each with its seat: its place, from 1, in
 * the statement's order, which it keeps where there is room for columns. Who is first goes round from commitment
 * to commitment, so that over a list no party always is.
 */
export function inTurn<Account>(
  { clause, ordinal }: CommitmentReference,
  accounts: readonly Account[],
): { account: Account; seat: number }[] {
  const seated = accounts.map((account, at) => ({ account, seat: at + 1 }));
  const first = accounts.length === 0 ? 0 : (clause + ordinal) % accounts.length;
  return [...seated.slice(first), ...seated.slice(0, first)];
}

/** What one party has said, as far as agreement and freshness need it; null: no account yet. */
export type PartyWord = { status: Status | null; confirmedOn: Day } | null;

/** What a picture shows of a party's word; `declared`: it has given an account of a declaration, which has no status. */
export const ACCOUNT_STATES = ["no-account", ...STATUSES, "declared"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export function stateOf(word: PartyWord): AccountState {
  return word === null ? "no-account" : (word.status ?? "declared");
}

/** How often each of these states occurs, in the order of the states; those that do not occur are left out. */
export function countStates(states: readonly AccountState[]): { state: AccountState; count: number }[] {
  return ACCOUNT_STATES.map((state) => ({
    state,
    count: states.filter((one) => one === state).length,
  })).filter(({ count }) => count > 0);
}

export const AGREEMENTS = ["agree", "differ", "one-side", "some-sides", "silent", "not-compared"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/**
 * Whether the parties' accounts agree, from their status alone. A declaration has no status: two accounts
 * of it are `not-compared` (docs/decisions), never called agreement.
 */
export function agreementOf(kind: Kind, words: readonly PartyWord[]): Agreement {
  const given = words.filter((word) => word !== null);
  if (given.length === 0) return "silent";
  const statuses = new Set(given.map((word) => word.status));
  if (kind !== "declaration" && statuses.size > 1) return "differ";
  if (given.length < words.length) return given.length === 1 ? "one-side" : "some-sides";
  return kind === "declaration" ? "not-compared" : "agree";
}

/** As many updates a commitment's page shows; the older ones have pages of their own. */
export const HISTORY_LIMIT = 20;

export const FRESHNESSES = ["current", "due", "overdue", "paused"] as const;
export type Freshness = (typeof FRESHNESSES)[number];

/** From this many days before the due day, an account counts as due. */
export const DUE_WINDOW = 14;

/** Statuses after which no further word is expected. */
const ENDED: readonly (Status | null)[] = ["completed", "discontinued"];

/** What one party's freshness follows from; `reportingCycle` in days, the same for every party. */
export type Clock = {
  word: PartyWord;
  signedOn: Day;
  reportingCycle: number;
  pausedOn: Day | null;
  today: Day;
};

const isPaused = ({ pausedOn, today }: Clock) => pausedOn !== null && pausedOn <= today;

/**
 * The day by which a party's next word is expected: one reporting cycle after its last, or after the signing.
 * Null where none is: while reporting is paused, and after what the party calls completed or discontinued.
 */
export function dueOn(clock: Clock): Day | null {
  const { word, signedOn, reportingCycle } = clock;
  if (isPaused(clock) || (word !== null && ENDED.includes(word.status))) return null;
  return addDays(word?.confirmedOn ?? signedOn, reportingCycle);
}

/** How fresh one party's account is on `today`. Where nothing more is asked of the party, it stays current. */
export function freshnessOf(clock: Clock): Freshness {
  if (isPaused(clock)) return "paused";
  const expectedOn = dueOn(clock);
  if (expectedOn === null) return "current";
  const left = daysBetween(clock.today, expectedOn);
  if (left < 0) return "overdue";
  return left <= DUE_WINDOW ? "due" : "current";
}

/** A month with the last of its days that has come. */
export type PastMonth = { month: string; until: Day };

/** As many months a picture of freshness goes back, the current one included. */
const MONTHS = 12;

/** The months of the year that ends today, the earliest first. */
export function listPastMonths(today: Day): PastMonth[] {
  const current = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS }, (_, at) => {
    const index = current - MONTHS + 1 + at;
    const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0))
      .toISOString()
      .slice(0, 10);
    return { month: lastDay.slice(0, 7), until: lastDay < today ? lastDay : today };
  });
}

/** How fresh one party's account was when a month ended; null before the statement was signed. */
export type MonthFreshness = { month: string; freshness: Freshness | null; confirmedOn: Day | null };

/** The same from what the party had said by then, as far as it is public today. `confirmedOn`: only if in that month. */
export function freshnessIn({ month, until }: PastMonth, clock: Omit<Clock, "today">): MonthFreshness {
  const { word, signedOn } = clock;
  const confirmedOn = word?.confirmedOn ?? null;
  return {
    month,
    freshness: until < signedOn && word === null ? null : freshnessOf({ ...clock, today: until }),
    confirmedOn: confirmedOn?.startsWith(month) ? confirmedOn : null,
  };
}

/** Neighbouring months of the same freshness brought together, in their order; those before the signing are left out. */
export function listStretches(months: readonly MonthFreshness[]) {
  const stretches: { from: string; to: string; freshness: Freshness }[] = [];
  for (const { month, freshness } of months) {
    const last = stretches.at(-1);
    if (freshness === null) continue;
    if (last?.freshness === freshness) last.to = month;
    else stretches.push({ from: month, to: month, freshness });
  }
  return stretches;
}

/** A commitment, as far as a list of commitments can be narrowed by it. */
export type Narrowable = {
  kind: Kind;
  agreement: Agreement;
  accounts: readonly { party: PartyCode; word: PartyWord; freshness: Freshness }[];
  areas: readonly string[];
  institutions: readonly string[];
};

/** The words by which a commitment is found. */
function traitsOf({ kind, agreement, accounts, areas, institutions }: Narrowable): Traits {
  const status = accounts.map(({ party, word }) => `${party}.${stateOf(word)}`);
  const freshness = accounts.map((account) => `${account.party}.${account.freshness}`);
  return { area: areas, kind: [kind], status, freshness, agreement: [agreement], institution: institutions };
}

/** A group of values of one filter, where they speak of a party with its code. */
export type Facet = {
  filter: "area" | "kind" | "status" | "freshness" | "agreement" | "institution";
  party: PartyCode | null;
  /** `count`: how many commitments there would be with it, beside what is chosen in other groups. */
  values: { value: string; count: number; chosen: boolean }[];
};

type Offer = { filter: Facet["filter"]; party: PartyCode | null; values: readonly string[] };
type Existing = { areas: readonly string[]; institutions: readonly { slug: string; party: PartyCode }[] };

/** All that a list of commitments can be narrowed by, in the order in which it is offered. */
function offersOf(parties: readonly PartyCode[], { areas, institutions }: Existing): Offer[] {
  const ofParty = (filter: Facet["filter"], words: readonly string[]) =>
    parties.map((party): Offer => ({ filter, party, values: words.map((word) => `${party}.${word}`) }));
  return [
    { filter: "area", party: null, values: areas },
    ...ofParty("status", ACCOUNT_STATES),
    { filter: "agreement", party: null, values: AGREEMENTS },
    ...ofParty("freshness", FRESHNESSES),
    { filter: "kind", party: null, values: KINDS },
    ...parties.map((party): Offer => {
      const own = institutions.filter((institution) => institution.party === party);
      return { filter: "institution", party, values: own.map(({ slug }) => slug) };
    }),
  ];
}

/** The commitments that a query asks for, and what is chosen and can be chosen, each with what it would leave. */
export function narrowCommitments<Item extends Narrowable>(
  all: readonly Item[],
  query: Traits,
  parties: readonly PartyCode[],
  existing: Existing,
) {
  const offers = offersOf(parties, existing);
  const exists = ({ filter, value }: Choice) =>
    offers.some((offer) => offer.filter === filter && offer.values.includes(value));
  const { chosen, someUnknown } = settle(query, exists);
  const isChosen = (filter: string, value: string) =>
    chosen.some((choice) => choice.filter === filter && choice.value === value);
  const facets = offers.map(({ filter, party, values }): Facet => {
    const counted = values.map((value) => ({
      value,
      count: countBehind(all, traitsOf, chosen, { filter, value }),
      chosen: isChosen(filter, value),
    }));
    return { filter, party, values: counted.filter((one) => one.count > 0 || one.chosen) };
  });
  return {
    commitments: narrow(all, traitsOf, chosen),
    chosen: chosen.map((choice) => ({
      ...choice,
      left: narrow(
        all,
        traitsOf,
        chosen.filter((one) => one !== choice),
      ).length,
    })),
    facets: facets.filter(({ values }) => values.length > 0),
    someUnknown,
  };
}
