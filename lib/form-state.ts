/** What a form shows after it was refused: words for people, and all that was typed. */
export type FormState = {
  /** How often it was sent; a new number makes the browser show the returned values. */
  attempt: number;
  values: Record<string, string[]>;
  /** By field name, translated. */
  errors: Record<string, string>;
  /** What is wrong with the whole, translated. */
  message: string | null;
  /** After a conflict: the number that the next save must name, and the words stored meanwhile. */
  revision: number | null;
  stored: Record<string, string> | null;
};

export const UNTOUCHED: FormState = {
  attempt: 0,
  values: {},
  errors: {},
  message: null,
  revision: null,
  stored: null,
};
