import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WithFailureWords } from "@/components/ui/failure";
import type { Locale } from "@/lib/i18n/routing";

/** Around every page that runs in the browser: should it fail there, it says so in its own language. */
export async function FailureFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: "failure" });
  const words = { title: t("title"), text: t("text"), again: t("again") };
  return <WithFailureWords words={words}>{children}</WithFailureWords>;
}
