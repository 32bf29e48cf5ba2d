import { forbidden, notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentPerson, type SignedIn, signInAddress } from "@/lib/auth";
import { expirePages } from "@/lib/cache";
import type { Context, FieldIssue, Outcome, Refusal } from "@/lib/command";
import type { FormState } from "@/lib/form-state";
import type { Messages } from "@/lib/i18n/messages";
import { isLocale, type Locale } from "@/lib/i18n/routing";
import { forgetForm, keepForm, type TypedValues } from "@/lib/kept-form";
import { log } from "@/lib/log";
import { portalDatabase } from "@/lib/portal-database";
import { type FormSeal, openSeal } from "@/lib/seal";

/** Commands name their messages by key; messages/en.json holds each (a test walks through all of them). */
type ErrorKey = keyof Messages["errors"];
type RefusalKey = keyof Messages["refusals"];

type Submission<Value> = {
  command(context: Context<SignedIn>, raw: unknown): Promise<Outcome<Value>>;
  /** Where to go when it is done. */
  next(value: Value, locale: Locale): string;
};

/**
 * A form's way into a command, with or without JavaScript: session, command, fresh public pages, redirect.
 * Without a session (it ended in mid-form) the words are kept under the form's seal and given back after
 * signing in; a refusal comes back with the words in place.
 */
export async function submitForm<Value>(
  before: FormState,
  form: FormData,
  submission: Submission<Value>,
): Promise<FormState> {
  const seal = openSeal(String(form.get("form") ?? ""));
  if (!seal) forbidden();
  const locale = localeOf(seal.address);
  const typed = typedValues(form);
  const values = withoutPasswords(typed);
  const person = await currentPerson();
  if (person?.id !== seal.personId) {
    await keepForm(seal.personId, seal.address, values);
    redirect(signInAddress(locale, seal.address));
  }
  const context = { db: portalDatabase(), person, now: new Date() };
  const outcome = await submission.command(context, { ...nested(typed), nonce: seal.nonce });
  if (!outcome.ok) return refused(outcome, { before, values, seal, locale });
  await forgetForm(person.id, seal.address);
  // Other instances, and this one once more, hear of it from the database: the command has seen to that.
  expirePages(outcome.touched);
  redirect(submission.next(outcome.value, locale));
}

async function refused(
  refusal: Refusal,
  form: { before: FormState; values: TypedValues; seal: FormSeal; locale: Locale },
): Promise<FormState> {
  const { before, values, seal, locale } = form;
  log.info({ refusal: refusal.reason, address: seal.address, person: seal.personId }, "a form was refused");
  const state: FormState = {
    attempt: before.attempt + 1,
    values,
    errors: {},
    message: null,
    revision: null,
    stored: null,
  };
  const t = await getTranslations({ locale });
  switch (refusal.reason) {
    case "invalid":
      return {
        ...state,
        errors: translated(refusal.issues, (key, filling) => t(`errors.${key as ErrorKey}`, filling)),
      };
    case "outdated":
      return {
        ...state,
        message: t("refusals.outdated"),
        revision: refusal.revision,
        stored: refusal.current,
      };
    case "impossible":
      // The page may no longer hold this form: the words wait for the person beside what is there now.
      await keepForm(seal.personId, seal.address, values);
      return { ...state, message: t(`refusals.${refusal.message as RefusalKey}`) };
    case "forbidden":
      await keepForm(seal.personId, seal.address, values);
      return forbidden();
    case "not-found":
      return notFound();
  }
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

/** The fields that people fill; the framework's own and the seal stay out. */
function typedValues(form: FormData): TypedValues {
  const values: TypedValues = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || name === "form") continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

/** A password goes to its command and nowhere else: it is neither kept nor shown again. */
function withoutPasswords(typed: TypedValues): TypedValues {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !/password/i.test(name)));
}

/** `evidence.0.url` → { evidence: [{ url }] }. Names that reach into prototypes or deeper than three are left out. */
function nested(values: TypedValues): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(values)) {
    const list = /^([a-z]+)\.(\d{1,2})\.([a-z]+)$/i.exec(name);
    if (list) {
      const [, outer = "", index = "", inner = ""] = list;
      const rows = (Array.isArray(input[outer]) ? input[outer] : []) as Record<string, string | undefined>[];
      while (rows.length <= Number(index)) rows.push({});
      Object.assign(rows[Number(index)] ?? {}, { [inner]: given[0] });
      input[outer] = rows;
    } else if (/^[a-z]+$/i.test(name)) {
      input[name] = given[0];
    }
  }
  return input;
}
