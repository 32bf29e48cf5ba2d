import { getTranslations } from "next-intl/server";
import { namesOfWaiting, type PartyNames } from "@/components/desk/waiting-for";
import { CONTENT_LANGUAGES, STATUSES } from "@/db/vocabulary";
import { LIMITS } from "@/domain/updates/schema";
import type { StoredWord } from "@/lib/form-state";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";
import type { TypedValues } from "@/lib/typed-values";

const FIELDS = [
  "status",
  "asOf",
  "text",
  "language",
  "waitingFor",
  "waitingSince",
  "nextStep",
  "nextStepOn",
  "evidence",
] as const;

/** By field name, in the form's order: what an edition's fields are called. */
export async function editionLabels(locale: Locale): Promise<Record<string, string>> {
  const t = await getTranslations({ locale, namespace: "desk.form" });
  const plain = FIELDS.map((name) => [name, t(name)]);
  const evidence = Array.from({ length: LIMITS.evidence }, (_, index) => [
    [`evidence.${index}.url`, t("evidenceUrl", { number: index + 1 })],
    [`evidence.${index}.title`, t("evidenceTitle", { number: index + 1 })],
  ]);
  return Object.fromEntries([...plain, ...evidence.flat(), ["changeNote", t("changeNote")]]);
}

/** A field's value as a reader sees it: a status, a language or a party by its name, a day in words. */
export async function valuesInWords(
  locale: Locale,
  parties: PartyNames,
): Promise<(name: string, value: string) => string> {
  const t = await getTranslations({ locale });
  const whom = await namesOfWaiting(locale, parties);
  return (name, value) => {
    const status = name === "status" && STATUSES.find((one) => one === value);
    if (status) return t(`words.status.${status}`);
    const language = name === "language" && CONTENT_LANGUAGES.find((one) => one === value);
    if (language) return t(`languageNames.${language}`);
    if (name === "waitingFor") return value === "" ? t("desk.form.waitingNobody") : whom(value);
    return name === "asOf" || name.endsWith("On") || name.endsWith("Since")
      ? formatDate(value, locale)
      : value;
  };
}

/** What is stored under the fields' names, in words, where it is not what was typed; emptied fields too. */
export async function storedWords(
  stored: Readonly<Record<string, string>>,
  typed: TypedValues,
  on: { locale: Locale; parties: PartyNames },
): Promise<StoredWord[]> {
  const [t, labels, inWords] = await Promise.all([
    getTranslations({ locale: on.locale, namespace: "form" }),
    editionLabels(on.locale),
    valuesInWords(on.locale, on.parties),
  ]);
  return Object.entries(labels)
    .filter(([name]) => stored[name] !== undefined && stored[name] !== plain(typed[name]?.[0] ?? ""))
    .map(([name, label]) => ({ name, label, text: inWords(name, stored[name] ?? "") || t("empty") }));
}

/** As it would have been stored: browsers send other line breaks than they show. */
function plain(typed: string): string {
  return typed.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}
