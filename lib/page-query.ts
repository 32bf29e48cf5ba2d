/** What stands in a query in place of all values that the page does not know, so that it can say so. */
export const UNKNOWN = "unknown";

/** As many values of one parameter are read; a page offers no more that would make sense together. */
const MOST_VALUES = 20;
const LONGEST_SLUG = 80;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** How one parameter of a page's address is read. `readOne` gives its plain form, null for what it cannot be. */
export type Parameter<Value extends string = string> = {
  readOne: (text: string) => Value | null;
  /** Whether it may stand several times; then all its values count. */
  many: boolean;
  /** Whether it is the reader's own words: of such pages there is no end, and none is kept. */
  isText: boolean;
};

/** The parameters that a page reads, by name. Any other is as good as absent. */
export type QueryParameters = Readonly<Record<string, Parameter>>;

/** What a page was asked for: the values of each parameter, sorted, each once; none where it is absent. */
export type PageQuery<Parameters extends QueryParameters> = {
  readonly [Name in keyof Parameters]: readonly (
    | NonNullable<ReturnType<Parameters[Name]["readOne"]>>
    | typeof UNKNOWN
  )[];
};

/** One of a closed list of words. */
export function wordOf<Word extends string>(words: readonly Word[], { many = false } = {}): Parameter<Word> {
  return { readOne: (text) => words.find((word) => word === text) ?? null, many, isText: false };
}

/** The name of something in an address, `ai-digital`; whether there is such a thing is for the page to find out. */
export function slugOf({ many = false } = {}): Parameter {
  const readOne = (text: string) => (text.length <= LONGEST_SLUG && SLUG.test(text) ? text : null);
  return { readOne, many, isText: false };
}

/** A word of one party's, `kz.completed`. */
export function partyWordOf<Word extends string>(words: readonly Word[]): Parameter<`${string}.${Word}`> {
  const readOne = (text: string) => {
    const [party = "", said] = text.split(/\.(.*)/s);
    const word = words.find((one) => one === said);
    return word !== undefined && /^[a-z]{2}$/.test(party) ? (`${party}.${word}` as const) : null;
  };
  return { readOne, many: true, isText: false };
}

/** A reader's own words: one line in NFC, of so many characters at most. */
export function textOf(longest: number): Parameter {
  const readOne = (text: string) => {
    const line = text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\s]+/gu, " ");
    return Array.from(line.trim()).slice(0, longest).join("").trim();
  };
  return { readOne, many: false, isText: true };
}

type Given = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** Reads what a page is asked for; whatever was given, the result is one that a link of the page could have. */
export function readPageQuery<Parameters extends QueryParameters>(
  parameters: Parameters,
  given: Given,
): PageQuery<Parameters> {
  const all = (name: string) =>
    given instanceof URLSearchParams
      ? given.getAll(name)
      : [Object.hasOwn(given, name) ? given[name] : []].flat();
  const read = Object.entries(parameters).map(([name, { readOne, many }]) => {
    const typed = all(name).filter((text): text is string => text !== undefined && text !== "");
    const values = new Set(typed.map((text) => readOne(text) ?? UNKNOWN));
    values.delete("");
    return [name, [...values].sort().slice(0, many ? MOST_VALUES : 1)];
  });
  return Object.fromEntries(read) as PageQuery<Parameters>;
}

/** The query as it stands in an address, always in the same order: `?area=energy&kind=process`, or nothing. */
export function writePageQuery(query: Readonly<Record<string, readonly string[]>>): string {
  const pairs = Object.keys(query)
    .sort()
    .flatMap((name) => (query[name] ?? []).map((value) => [name, value]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** How many values there are in all. */
export function countChosen(query: Readonly<Record<string, readonly string[]>>): number {
  return Object.values(query).reduce((sum, values) => sum + values.length, 0);
}
