import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import type { LocalizedName } from "@/db/vocabulary";
import type { Locale } from "@/lib/i18n/routing";

/** Words of the page's language, or a name of the content. `path` is the address after the language; without one, it is the page itself. */
export type Breadcrumb = { label: string | LocalizedName; path?: string };

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
              <span aria-current="page">
                <Label label={crumb.label} locale={locale} />
              </span>
            ) : (
              <a href={`/${locale}${crumb.path}`}>
                <Label label={crumb.label} locale={locale} />
              </a>
            )}
            {at < trail.length && <span aria-hidden="true"> /</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Label({ label, locale }: Pick<Breadcrumb, "label"> & { locale: Locale }) {
  return typeof label === "string" ? <bdi>{label}</bdi> : <Localized text={label} locale={locale} />;
}
