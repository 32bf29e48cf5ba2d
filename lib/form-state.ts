/** What a form shows after it was refused: words for people, and all that was typed. */
export type FormState = {
  /** How often it was sent; a new number makes the browser show the returned values. */
  attempt: number;
  values: Record<string, string[]>;
  /** By field name, translated. */
  errors: Record<string, string>;
  /** What is wrong with the whole, translated. */
  message: string | null;
  /** After a conflict: the number that the next save must name, and what is stored now. */
  revision: number | null;
  stored: StoredWord[] | null;
};

/** One field as somebody else stored it, its name and its value both in the reader's words. */
export type StoredWord = { name: string; label: string; text: string };

export const UNTOUCHED: FormState = {
  attempt: 0,
  values: {},
  errors: {},
  message: null,
  revision: null,
  stored: null,
};

/** The state after one more sending. The state before comes back from the browser: it may be anything. */
export function nextState(before: FormState | null, state: Partial<Omit<FormState, "attempt">>): FormState {
  const sent = before?.attempt;
  return { ...UNTOUCHED, ...state, attempt: (Number.isSafeInteger(sent) ? Number(sent) : 0) + 1 };
}
