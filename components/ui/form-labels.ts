import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/routing";

/** What every form says when it is refused or does not get through. */
export async function formLabels(locale: Locale): Promise<{ problem: string; unsent: string }> {
  const t = await getTranslations({ locale, namespace: "form" });
  return { problem: t("problem"), unsent: t("unsent") };
}
