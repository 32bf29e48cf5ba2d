import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { environment } from "@/lib/env";
import type { Locale } from "@/lib/i18n/routing";

/** How to name this page elsewhere: what it is, in which statement, and its lasting address. */
export async function Cite({
  locale,
  path,
  children,
}: {
  locale: Locale;
  path: string;
  children: ReactNode;
}) {
  const t = await getTranslations({ locale, namespace: "words" });
  const address = `${environment().url}/${locale}${path}`;
  return (
    <p className="mt-12 border-t border-line pt-4 text-sm text-muted">
      <span className="font-semibold">{t("cite")}: </span>
      {children}. <a href={`/${locale}${path}`}>{address}</a>
    </p>
  );
}
