import { UNKNOWN } from "@/lib/page-query";

/** The words by which something can be found, by filter: `{ area: ["energy"], status: ["kz.completed"] }`. */
export type Traits = Readonly<Record<string, readonly string[]>>;

/** One value of one filter. */
export type Choice = { filter: string; value: string };

/**
 * Choices that stand side by side: of one filter, and where its words are parties', of one party. Any of them will do;
 * of every other group, one has to be met as well.
 */
const groupOf = ({ filter, value }: Choice): string => `${filter}.${/^[^.]+(?=\.)/.exec(value)?.[0] ?? ""}`;

/** The choices in a query, without what no page knows. */
function choicesOf(query: Traits): Choice[] {
  return Object.entries(query).flatMap(([filter, values]) =>
    values.filter((value) => value !== UNKNOWN).map((value) => ({ filter, value })),
  );
}

/** What is chosen of what there is, and whether anything else was asked for, which is left out. */
export function settle(query: Traits, isThere: (choice: Choice) => boolean) {
  const asked = choicesOf(query);
  const chosen = asked.filter(isThere);
  const hasUnknown = Object.values(query).some((values) => values.includes(UNKNOWN));
  return { chosen, someUnknown: hasUnknown || chosen.length < asked.length };
}

/** The query that asks for just these. */
export function queryOf(chosen: readonly Choice[]): Traits {
  const filters = [...new Set(chosen.map(({ filter }) => filter))];
  const valuesOf = (name: string) => chosen.flatMap(({ filter, value }) => (filter === name ? [value] : []));
  return Object.fromEntries(filters.map((filter) => [filter, valuesOf(filter).sort()]));
}

/** The choices with one more, or without it if it is there. A filter of one value takes it in the other's place. */
export function toggle(chosen: readonly Choice[], choice: Choice, { many }: { many: boolean }): Choice[] {
  const isSame = (one: Choice) => one.filter === choice.filter && one.value === choice.value;
  if (chosen.some(isSame)) return chosen.filter((one) => !isSame(one));
  return [...(many ? chosen : chosen.filter(({ filter }) => filter !== choice.filter)), choice];
}

const has = (traits: Traits, { filter, value }: Choice) => traits[filter]?.includes(value) ?? false;

/** Those that meet all that is chosen. */
export function narrow<Item>(
  items: readonly Item[],
  traitsOf: (item: Item) => Traits,
  chosen: readonly Choice[],
): Item[] {
  const groups = [...new Set(chosen.map(groupOf))].map((group) =>
    chosen.filter((choice) => groupOf(choice) === group),
  );
  return items.filter((item) => {
    const traits = traitsOf(item);
    return groups.every((group) => group.some((choice) => has(traits, choice)));
  });
}

/** How many there would be behind a choice, beside what is chosen in other groups. */
export function countBehind<Item>(
  items: readonly Item[],
  traitsOf: (item: Item) => Traits,
  chosen: readonly Choice[],
  choice: Choice,
): number {
  const others = chosen.filter((one) => groupOf(one) !== groupOf(choice));
  return narrow(items, traitsOf, [...others, choice]).length;
}
