import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SearchForm } from "@/components/search/search-form";
import { Languages, Sections } from "@/components/site-navigation";
import { StructuredData, trailThing } from "@/components/structured-data";
import { type Breadcrumb, Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Emblem } from "@/components/ui/emblem";
import { environment } from "@/lib/env";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  locale: Locale;
  /** The address after the language, `/areas/energy`; empty for the home page. */
  path: string;
  breadcrumbs?: readonly Breadcrumb[];
  /** Who is signed in, with the way out; without it the header offers to sign in. */
  account?: ReactNode;
  children: ReactNode;
};

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
        <aside className="bg-notice-ground px-4 py-1.5 text-center text-sm leading-snug text-notice">
          {t("demonstration")}
        </aside>
      )}
      <Header locale={locale} path={path} account={account} />
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <Breadcrumbs locale={locale} trail={breadcrumbs} />
        {!account && breadcrumbs.length > 0 && <StructuredData thing={trailThing(breadcrumbs, locale)} />}
        <main id="main" tabIndex={-1} className="pb-20 pt-4 outline-none sm:pt-6">
          {children}
        </main>
      </div>
      <footer className="border-t border-line bg-sheet text-sm text-muted">
        <div className="mx-auto flex max-w-6xl flex-col gap-2 px-4 py-8 sm:px-6">
          <p>{t("footer")}</p>
          <p>
            {t("unofficial")} <a href={`/${locale}/about#words`}>{t("footerAbout")}</a>
          </p>
        </div>
      </footer>
    </>
  );
}

/**
 * One row with the name, and below it the languages and parts; where a screen has no room for them they wait
 * behind a word. Both are in the document, as a page of ours has no script to move them.
 */
async function Header({ locale, path, account }: Pick<Props, "locale" | "path" | "account">) {
  const t = await getTranslations({ locale, namespace: "shell" });
  const portal = await getTranslations({ locale, namespace: "portal" });
  // The page of results has a field of its own, with what was asked in it.
  const withSearch = !path.startsWith("/search");
  const signedIn = account ?? <a href={`/${locale}/sign-in`}>{t("signIn")}</a>;
  return (
    <header className="border-b border-line bg-sheet">
      <div className="seam" />
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 px-4 py-2 sm:px-6 lg:pt-4">
        <a
          href={`/${locale}`}
          className="flex max-w-[calc(100%-6rem)] items-center gap-3 font-serif text-lg font-semibold leading-tight text-ink no-underline hover:underline sm:text-xl"
        >
          <Emblem />
          {portal("name")}
        </a>
        <div className="screen-only hidden lg:block">
          <Languages locale={locale} path={path} />
        </div>
        <details className="screen-only group open:basis-full lg:hidden">
          <summary className="list-none py-2 font-semibold text-accent underline underline-offset-4 group-open:mb-2 [&::-webkit-details-marker]:hidden">
            {t("menu")}
          </summary>
          <div className="flex flex-col gap-3 border-t border-line py-3">
            {withSearch && <SearchForm locale={locale} id="search-menu" />}
            <Sections locale={locale} path={path} />
            {signedIn}
            <Languages locale={locale} path={path} />
          </div>
        </details>
      </div>
      <div className="screen-only mx-auto hidden max-w-6xl items-center justify-between gap-8 px-6 pb-2 lg:flex">
        <div className="shrink-0">
          <Sections locale={locale} path={path} />
        </div>
        <div className="flex items-center gap-6">
          {withSearch && (
            <div className="min-w-52 basis-72">
              <SearchForm locale={locale} id="search" />
            </div>
          )}
          {signedIn}
        </div>
      </div>
    </header>
  );
}
