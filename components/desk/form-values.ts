import type { ShownEdition } from "@/components/desk/edition-view";
import { idNumber, LIMITS } from "@/domain/updates/schema";

type FieldValues = Record<string, string | undefined>;

/** The fields' first values from a stored edition, under the names of the form's fields. */
export function valuesOf(edition: ShownEdition): FieldValues {
  const { evidence, ...words } = edition;
  const { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote } = words;
  const plain = { language, asOf, status, text, nextStep, nextStepOn, waitingFor, waitingSince, changeNote };
  const links = evidence.flatMap((link, index) => [
    [`evidence.${index}.url`, link.url],
    [`evidence.${index}.title`, link.title],
  ]);
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value ?? undefined])),
    ...Object.fromEntries(links),
  };
}

/** The kept words of this page's writing form; a form of mere buttons at the same address has none. */
export function keptWords(kept: Record<string, string[]> | null): Record<string, string[]> | null {
  return kept && "text" in kept ? kept : null;
}

/** The revision that kept words were typed on; null when it is no number that a revision can be. */
export function keptRevision(kept: Record<string, string[]> | null): number | null {
  return idNumber.safeParse(kept?.revision?.[0]).data ?? null;
}

/** What was kept of an interrupted form goes before what is stored, empty fields included. */
export function withKept(values: FieldValues, kept: Record<string, string[]> | null): FieldValues {
  if (!kept) return values;
  return { ...values, ...Object.fromEntries(Object.entries(kept).map(([name, typed]) => [name, typed[0]])) };
}

/** Rows of evidence to offer: the filled ones and two more, never fewer than three nor past the limit. */
export function evidenceRows(values: FieldValues): number {
  const filled = Object.keys(values).filter(
    (name) => /^evidence\.\d+\.url$/.test(name) && values[name],
  ).length;
  return Math.min(LIMITS.evidence, Math.max(3, filled + 2));
}
