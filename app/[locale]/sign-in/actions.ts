"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { endSession, safeNext, startSession } from "@/lib/auth";
import { type FormState, nextState } from "@/lib/form-state";
import { isLocale, type Locale } from "@/lib/i18n/routing";

/** Signs in and goes where the person was heading. The same words for an unknown address and a wrong password. */
export async function signInAction(before: FormState | null, form: FormData): Promise<FormState> {
  const locale = localeOf(form);
  const email = String(form.get("email") ?? "");
  const next = safeNext(form.get("next"), locale);
  const outcome = await startSession(email, String(form.get("password") ?? ""));
  if (outcome === "open") redirect(next);
  const t = await getTranslations({ locale, namespace: "signIn" });
  const message = outcome === "wrong" ? t("failed") : t("blocked", { minutes: outcome.blockedForMinutes });
  return nextState(before, { values: { email: [email] }, message });
}

/** Ends the session for good and goes to the home page. */
export async function signOutAction(_: FormState | null, form: FormData): Promise<FormState> {
  await endSession();
  redirect(`/${localeOf(form)}`);
}

function localeOf(form: FormData): Locale {
  const locale = String(form.get("locale") ?? "");
  return isLocale(locale) ? locale : "en";
}
