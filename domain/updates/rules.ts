import type {
  ContentLanguage,
  EditionState,
  Kind,
  PartyCode,
  Status,
  Translator,
  UpdateKind,
  WaitingFor,
} from "@/db/vocabulary";
import { STATUSES, WAITING_FOR_OTHERS } from "@/db/vocabulary";
import type { FieldIssue } from "@/lib/command";
import type { Day } from "@/lib/dates";
import { saysSomething } from "@/lib/text";

/** The states in which an edition's words may still be changed by its institution. */
export const EDITABLE: readonly EditionState[] = ["draft", "changes-requested"];
/** The states that the public has seen or still sees. */
export const PUBLIC_STATES = ["published", "superseded", "withdrawn"] as const;
export const EVER_PUBLIC: readonly EditionState[] = PUBLIC_STATES;

export type Step = "save" | "submit" | "publish" | "request-changes" | "reject" | "supersede" | "withdraw";

/**
 * An edition's life: the one place that knows it. Read a row as "in this state, this step leads there";
 * a step that is not listed is not possible.
 */
export const LIFE: { readonly [State in EditionState]: Partial<Record<Step, EditionState>> } = {
  draft: { save: "draft", submit: "submitted" },
  "changes-requested": { save: "changes-requested", submit: "submitted" },
  submitted: { publish: "published", "request-changes": "changes-requested", reject: "rejected" },
  published: { supersede: "superseded", withdraw: "withdrawn" },
  superseded: {},
  rejected: {},
  withdrawn: {},
};

/** The state that a step leads to, or null when the step is not possible. */
export function after(state: EditionState, step: Step): EditionState | null {
  return LIFE[state][step] ?? null;
}

/** The statuses that a party may give for this kind of promise; only what can end can be completed. */
export function allowedStatuses(kind: Kind): readonly Status[] {
  if (kind === "declaration") return [];
  return kind === "deliverable" ? STATUSES : STATUSES.filter((status) => status !== "completed");
}

/** A published edition, as far as a party's account follows from it. */
export type PublishedEntry = {
  updateId: number;
  kind: UpdateKind;
  confirmsId: number | null;
  asOf: Day;
  publishedAt: Date;
  status: Status | null;
  waitingFor: WaitingFor | null;
  waitingSince: Day | null;
};

/** What a party says about a commitment now. */
export type Account = {
  reportId: number;
  status: Status | null;
  confirmedOn: Day;
  waitingFor: WaitingFor | null;
  waitingSince: Day | null;
  publishedAt: Date;
  publishedCount: number;
};

/** Later is what is true for a later day; on the same day, what was published later. */
function isLater(a: PublishedEntry, b: PublishedEntry): boolean {
  if (a.asOf !== b.asOf) return a.asOf > b.asOf;
  if (a.publishedAt.getTime() !== b.publishedAt.getTime()) return a.publishedAt > b.publishedAt;
  return a.updateId > b.updateId;
}

/**
 * A party's account from all its published editions on one commitment: the latest report, kept fresh by
 * confirmations of that very report. A back-dated report does not win, and a confirmation of a report that
 * is no longer published confirms nothing. Null when there is no report.
 */
export function deriveAccount(entries: readonly PublishedEntry[]): Account | null {
  let report: PublishedEntry | null = null;
  for (const entry of entries) {
    if (entry.kind === "report" && (report === null || isLater(entry, report))) report = entry;
  }
  if (report === null) return null;
  let latest = report;
  for (const entry of entries) {
    if (entry.kind === "no-change" && entry.confirmsId === report.updateId && isLater(entry, latest))
      latest = entry;
  }
  return {
    reportId: report.updateId,
    status: report.status,
    confirmedOn: latest.asOf,
    waitingFor: report.waitingFor,
    waitingSince: report.waitingSince,
    publishedAt: latest.publishedAt,
    publishedCount: entries.length,
  };
}

/** What an official's words must satisfy, beyond what each field alone can say. */
export type WordsUnderRule = {
  language: ContentLanguage;
  translations?: readonly { language: ContentLanguage }[];
  intent: "save" | "submit";
  asOf: Day;
  status: Status | null;
  text: string;
  nextStepOn: Day | null;
  waitingFor: WaitingFor | null;
  waitingSince: Day | null;
  changeNote: string;
};

/**
 * What is wrong with the words, field by field. A draft may lack what only a submitted account must have;
 * what cannot be true (a status the kind does not have, a day to come) is refused in both.
 */
export function problemsOf(
  words: WordsUnderRule,
  on: { kind: Kind; parties: readonly PartyCode[]; editionNumber: number; today: Day },
): FieldIssue[] {
  const problems: FieldIssue[] = [];
  const say = (field: string, message: string) => problems.push({ field, message, values: {} });

  if (words.asOf > on.today) say("asOf", "day-to-come");
  if (words.status !== null && !allowedStatuses(on.kind).includes(words.status))
    say("status", "status-not-for-kind");
  if (words.waitingFor === null && words.waitingSince !== null) say("waitingFor", "waiting-for-whom");
  if (words.waitingFor !== null && words.waitingSince === null) say("waitingSince", "waiting-since-when");
  if (words.waitingSince !== null && words.waitingSince > on.today) say("waitingSince", "day-to-come");
  if (words.waitingFor !== null && ![...on.parties, ...WAITING_FOR_OTHERS].includes(words.waitingFor)) {
    say("waitingFor", "invalid");
  }
  const languages = [words.language, ...(words.translations ?? []).map((one) => one.language)];
  if (new Set(languages).size < languages.length) say("translations", "language-twice");
  if (words.intent === "submit") {
    if (!saysSomething(words.text)) say("text", "required");
    if (words.status === null && on.kind !== "declaration") say("status", "required");
    if (on.editionNumber > 1 && !saysSomething(words.changeNote)) say("changeNote", "required");
  }
  return problems;
}

/** An edition's words in a further language, as they were written. */
export type WrittenTranslation = {
  language: ContentLanguage;
  translator: Translator;
  text: string;
  nextStep: string;
};

/** The same as readers meet them. */
export type Translation = WrittenTranslation & {
  /** The edition that was translated; it may be an earlier one than the one that is shown. */
  edition: number;
  /** Whether the words of the shown edition are others than those that were translated. */
  outdated: boolean;
};

/**
 * The words to show to a reader of `language`: a translation where there is one, else the original. A next step
 * that nobody translated is shown as it was written.
 */
export function wordsFor<
  Edition extends { language: ContentLanguage; text: string; nextStep: string; translations: Translation[] },
>(edition: Edition, language: ContentLanguage) {
  const translation = edition.translations.find((one) => one.language === language) ?? null;
  const { text, language: own } = translation ?? edition;
  const { nextStep, language: nextStepLanguage } = translation?.nextStep ? translation : edition;
  return { text, language: own, nextStep, nextStepLanguage, translation };
}
