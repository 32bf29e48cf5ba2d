import type { CommitmentReference } from "@/domain/commitments/rules";
import { addressPart } from "@/domain/commitments/rules";

/**
 * The names under which public pages are kept. A page declares, beside its query, what it shows; a
 * publication names what it touched. Both sides build the names here, so they cannot drift apart.
 */
export const OVERVIEW_TAG = "overview";
export const LATEST_TAG = "latest";
export const MILESTONES_TAG = "milestones";
export const CORRECTIONS_TAG = "corrections";
/** Of pages that list institutions, or which commitments they answer for. */
export const INSTITUTIONS_TAG = "institutions";
export const statementTag = (statement: string) => `statement:${statement}`;
export const clauseTag = (statement: string, clause: number) => `clause:${statement}/${clause}`;
export const commitmentTag = (statement: string, reference: CommitmentReference) =>
  `commitment:${statement}/${addressPart(reference)}`;
export const areaTag = (area: string) => `area:${area}`;
export const institutionTag = (institution: string) => `institution:${institution}`;
export const updateTag = (id: number) => `update:${id}`;

/** A commitment with all that its public appearance hangs on. */
export type PublicPlace = {
  statement: string;
  reference: CommitmentReference;
  areas: readonly string[];
  institutions: readonly string[];
};

/** Every page that can show something of this commitment, and of the updates named. */
export function tagsTouchedBy(place: PublicPlace, updates: readonly number[]): string[] {
  return [
    OVERVIEW_TAG,
    LATEST_TAG,
    CORRECTIONS_TAG,
    statementTag(place.statement),
    clauseTag(place.statement, place.reference.clause),
    commitmentTag(place.statement, place.reference),
    ...place.areas.map(areaTag),
    ...place.institutions.map(institutionTag),
    ...updates.map(updateTag),
  ];
}

/**
 * Canonical JSON (RFC 8785 for the values we log: strings, finite numbers, booleans, null, arrays, plain
 * objects): keys sorted by UTF-16 code units, no white space, fields of `undefined` left out. Throws for
 * anything else: a date or a map would otherwise be logged, for good, as an empty object.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (isPlainObject(value)) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${fields.join(",")}}`;
  }
  if (value === null || Number.isFinite(value) || ["string", "boolean"].includes(typeof value)) {
    return JSON.stringify(value);
  }
  throw new Error(`the log cannot hold this value: ${String(value)}`);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
