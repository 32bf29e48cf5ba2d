import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/routing";

/** `path` is the address after the language; without one, it is the page itself. */
export type Breadcrumb = { label: ReactNode; path?: string };

/** The way from the home page to this one. Nothing at all on the home page, which has no trail. */
export async function Breadcrumbs({ locale, trail }: { locale: Locale; trail: readonly Breadcrumb[] }) {
  if (trail.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "shell" });
  return (
    <nav aria-label={t("breadcrumbs")} className="screen-only pt-4 text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {[{ label: t("home"), path: "" }, ...trail].map((crumb, at) => (
          <li key={crumb.path ?? "here"}>
            {crumb.path === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={`/${locale}${crumb.path}`}>{crumb.label}</a>
            )}
            {at < trail.length && <span aria-hidden="true"> /</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
