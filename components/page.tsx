import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Breadcrumb, Breadcrumbs } from "@/components/ui/breadcrumbs";
import { environment } from "@/lib/env";
import { LANGUAGE_NAMES, LOCALES, type Locale } from "@/lib/i18n/routing";

type Props = {
  locale: Locale;
  /** The address after the language, `/areas/energy`; empty for the home page. */
  path: string;
  breadcrumbs?: readonly Breadcrumb[];
  /** Who is signed in, with the way out; without it the header offers to sign in. */
  account?: ReactNode;
  children: ReactNode;
};

const SECTIONS = ["areas", "updates", "milestones", "about"] as const;

/** The frame of every page: banner, header, languages, main, footer. */
export async function Page({ locale, path, breadcrumbs = [], account, children }: Props) {
  const t = await getTranslations({ locale, namespace: "shell" });
  return (
    <>
      <a
        href="#main"
        className="absolute -left-[999rem] z-10 bg-sheet p-3 focus:left-2 focus:top-2 focus-visible:left-2"
      >
        {t("skip")}
      </a>
      {environment().mode === "demonstration" && (
        <aside className="bg-notice-ground px-4 py-2 text-center text-sm text-notice">
          {t("demonstration")}
        </aside>
      )}
      <Header locale={locale} path={path} account={account} />
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <Breadcrumbs locale={locale} trail={breadcrumbs} />
        <main id="main" tabIndex={-1} className="pb-16 pt-6 outline-none">
          {children}
        </main>
      </div>
      <footer className="border-t border-line bg-sheet text-sm text-muted">
        <div className="mx-auto flex max-w-6xl flex-col gap-2 px-4 py-6 sm:px-6">
          <p>{t("footer")}</p>
          <p>
            {t("unofficial")} <a href={`/${locale}/about#words`}>{t("footerAbout")}</a>
          </p>
        </div>
      </footer>
    </>
  );
}

async function Header({ locale, path, account }: Pick<Props, "locale" | "path" | "account">) {
  const t = await getTranslations({ locale, namespace: "shell" });
  const portal = await getTranslations({ locale, namespace: "portal" });
  return (
    <header className="border-b-2 border-accent bg-sheet">
      <div className="mx-auto flex max-w-6xl flex-wrap items-baseline justify-between gap-x-8 gap-y-2 px-4 py-4 sm:px-6">
        <a
          href={`/${locale}`}
          className="font-serif text-xl font-semibold text-ink no-underline hover:underline"
        >
          {portal("name")}
        </a>
        <nav aria-label={t("languages")} className="screen-only text-sm">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {LOCALES.map((language) => (
              <li key={language}>
                <a
                  href={`/${language}${path}`}
                  lang={language}
                  hrefLang={language}
                  aria-current={language === locale ? "true" : undefined}
                  className="inline-block py-1 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                >
                  {LANGUAGE_NAMES[language]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div className="mx-auto flex max-w-6xl flex-wrap items-baseline justify-between gap-x-8 gap-y-2 px-4 pb-3 sm:px-6">
        <nav aria-label={t("navigation")} className="screen-only">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {SECTIONS.map((section) => (
              <li key={section}>
                <a
                  href={`/${locale}/${section}`}
                  aria-current={path === `/${section}` ? "page" : undefined}
                  className="inline-block py-1 aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {t(section)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {account ?? (
          <a href={`/${locale}/sign-in`} className="screen-only inline-block py-1">
            {t("signIn")}
          </a>
        )}
      </div>
    </header>
  );
}
