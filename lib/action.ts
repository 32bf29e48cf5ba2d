import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentPerson, type SignedIn, signInAddress } from "@/lib/auth";
import { expirePages } from "@/lib/cache";
import type { Context, FieldIssue, Outcome, Refusal } from "@/lib/command";
import { type FormState, nextState, type StoredWord } from "@/lib/form-state";
import type { Messages } from "@/lib/i18n/messages";
import { isLocale, type Locale } from "@/lib/i18n/routing";
import { forgetForm, keepForm } from "@/lib/kept-form";
import { log } from "@/lib/log";
import { portalDatabase } from "@/lib/portal-database";
import { type FormSeal, openSeal } from "@/lib/seal";
import { nested, type TypedValues, typedValues, withoutPasswords } from "@/lib/typed-values";

/** Commands name their messages by key; messages/en.json holds each (a test walks through all of them). */
type ErrorKey = keyof Messages["errors"];
type RefusalKey = keyof Messages["refusals"];

type Submission<Value> = {
  command(context: Context<SignedIn>, raw: unknown): Promise<Outcome<Value>>;
  /** Where to go when it is done. */
  next(value: Value, locale: Locale): string;
  /** After a conflict: what is stored under the fields' names, in words, where it differs from what was typed. */
  describeStored?(stored: Record<string, string>, typed: TypedValues, locale: Locale): Promise<StoredWord[]>;
};

/**
 * A form's way into a command, with or without JavaScript: session, command, fresh public pages, redirect.
 * Without a session (it ended in mid-form) the words are kept under the form's seal and given back after
 * signing in; a refusal comes back with the words in place. It never throws one: the framework would make
 * a page of its own of it, and the words would be gone.
 */
export async function submitForm<Value>(
  before: FormState | null,
  form: FormData,
  submission: Submission<Value>,
): Promise<FormState> {
  const typed = typedValues(form);
  const values = withoutPasswords(typed);
  const seal = openSeal(String(form.get("form") ?? ""));
  if (!seal) return unrecognised(before, values);
  const locale = localeOf(seal.address);
  const person = await currentPerson();
  if (person?.id !== seal.personId) {
    await keep(seal, values);
    redirect(signInAddress(locale, seal.address));
  }
  const context: Context<SignedIn> = { db: portalDatabase(), person, now: new Date() };
  // The words are forgotten together with what the command makes of them, or not at all.
  if (!seal.wordless) context.alongside = (tx) => forgetForm(tx, person.id, seal.address);
  const outcome = await submission.command(context, { ...nested(typed), nonce: seal.nonce });
  if (!outcome.ok) {
    log.info({ refusal: outcome.reason, address: seal.address, person: seal.personId }, "a form was refused");
    const state = await refused(outcome, { values, seal, locale }, submission.describeStored);
    return nextState(before, { values, ...state });
  }
  // Other instances, and this one once more, hear of it from the database: the command has seen to that.
  expirePages(outcome.touched);
  redirect(submission.next(outcome.value, locale));
}

async function refused(
  refusal: Refusal,
  { values, seal, locale }: { values: TypedValues; seal: FormSeal; locale: Locale },
  describeStored: Submission<unknown>["describeStored"],
): Promise<Partial<FormState>> {
  const t = await getTranslations({ locale });
  switch (refusal.reason) {
    case "invalid":
      return {
        errors: translated(refusal.issues, (key, filling) => t(`errors.${key as ErrorKey}`, filling)),
      };
    case "outdated":
      return {
        message: t("refusals.outdated"),
        revision: refusal.revision,
        stored: (await describeStored?.(refusal.current, values, locale)) ?? null,
      };
    case "impossible":
      // The page may no longer hold this form: the words wait for the person beside what is there now.
      await keep(seal, values);
      return { message: t(`refusals.${refusal.message as RefusalKey}`) };
    case "forbidden":
    case "not-found":
      await keep(seal, values);
      return { message: t(`refusals.${refusal.reason}`) };
  }
}

/** A form without a seal, or with a forged one, tells neither whose it is nor where it stands: nothing is kept. */
async function unrecognised(before: FormState | null, values: TypedValues): Promise<FormState> {
  log.info({ refusal: "unrecognised" }, "a form was refused");
  const referer = (await headers()).get("referer") ?? "";
  const locale = localeOf(URL.canParse(referer) ? new URL(referer).pathname : "");
  const t = await getTranslations({ locale, namespace: "refusals" });
  return nextState(before, { values, message: t("unrecognised") });
}

async function keep(seal: FormSeal, values: TypedValues): Promise<void> {
  if (!seal.wordless) await keepForm(seal.personId, seal.address, values);
}

/** The language of the page that the form stands on: the first part of its address. */
function localeOf(address: string): Locale {
  const locale = address.split("/")[1] ?? "";
  return isLocale(locale) ? locale : "en";
}

/** The first issue of each field, in words. */
function translated(
  issues: readonly FieldIssue[],
  say: (key: string, filling: Record<string, string | number>) => string,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[issue.field] ??= say(issue.message, issue.values);
  return errors;
}
