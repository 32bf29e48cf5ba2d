/**
 * The closed lists behind the words of the product. They stand here, free of any import, so that the
 * schema's constraints, the rules and a form in the browser all read the same list.
 */

/** A signatory state by its two-letter code, `kz` or `rs`; the list itself is content (table `parties`). */
export type PartyCode = string;

export const KINDS = ["deliverable", "process", "standing", "declaration"] as const;
export type Kind = (typeof KINDS)[number];

export const STATUSES = ["not-started", "under-way", "completed", "paused", "discontinued"] as const;
export type Status = (typeof STATUSES)[number];

export const UPDATE_KINDS = ["report", "no-change"] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

export const EDITION_STATES = [
  "draft",
  "submitted",
  "changes-requested",
  "published",
  "superseded",
  "rejected",
  "withdrawn",
] as const;
export type EditionState = (typeof EDITION_STATES)[number];

export const ROLES = ["official", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export const INSTITUTION_ROLES = ["lead", "supporting"] as const;

/** Whose move it is: besides a party's code, one of these. */
export const WAITING_FOR_OTHERS = ["both", "third-party"] as const;
export type WaitingFor = PartyCode | (typeof WAITING_FOR_OTHERS)[number];

export const DECISIONS = ["publish", "request-changes", "reject", "withdraw"] as const;
export type Decision = (typeof DECISIONS)[number];

export const LOG_ACTIONS = ["publication", "supersession", "withdrawal", "correction"] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

export const MILESTONE_KINDS = ["event", "document"] as const;

/** Drawings that content can call for beside its words. */
export const PICTURES = ["trans-caspian-map"] as const;
export type Picture = (typeof PICTURES)[number];

export const CERTAINTIES = ["verified", "derived", "scheduled", "conflict"] as const;

/** Languages in which content is stored; `sr-Latn` is derived from `sr` when shown. */
export const CONTENT_LANGUAGES = ["en", "kk", "ru", "sr"] as const;
export type ContentLanguage = (typeof CONTENT_LANGUAGES)[number];

/** A statement's text in a further language: by a party, from where it was published, or by the portal. */
export type TextTranslation = {
  language: ContentLanguage;
  official: boolean;
  leadIn: string;
  source: { publisher: string; url: string } | null;
};

/** Who put an update into a further language: the institution that answers for it, or a machine. */
export const TRANSLATORS = ["institution", "machine"] as const;
export type Translator = (typeof TRANSLATORS)[number];

/** A short text in the languages it exists in. English is the project's working language and always there. */
export type LocalizedText = { en: string } & Partial<Record<Exclude<ContentLanguage, "en">, string>>;

/** A name may exist in the party's own languages only, as its official sources give it. */
export type LocalizedName = Partial<Record<ContentLanguage, string>>;
