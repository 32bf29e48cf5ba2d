import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { SearchForm } from "@/components/search/search-form";
import { SearchHelp } from "@/components/search/search-help";
import { SearchResults } from "@/components/search/search-results";
import { PageHeading } from "@/components/ui/page-heading";
import { type SearchPlace, searchPage } from "@/domain/search/queries";
import { readSearch, searchAddress } from "@/domain/search/schema";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import type { Locale } from "@/lib/i18n/routing";

/** The query is the page: server/page-queries.ts says what of it gets here, and that no result is kept. */
export const dynamic = "force-dynamic";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "search" });
  const asked = readSearch(await searchParams);
  const title = asked.q === "" ? t("title") : t("titleFor", { query: asked.q });
  const page = pageMetadata({ locale, path: searchAddress(asked), title, description: t("description") });
  return asked.q === "" ? page : { ...page, robots: { index: false } };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "search" });
  const asked = readSearch(await searchParams);
  const { q, ...place } = asked;
  return (
    <Page locale={locale} path={searchAddress(asked)} breadcrumbs={[{ label: t("title") }]}>
      <PageHeading title={t("title")} />
      <div className="mt-6">
        <SearchForm locale={locale} value={q} id="query" />
      </div>
      {q === "" ? <SearchHelp locale={locale} /> : <Answer query={q} place={place} locale={locale} />}
    </Page>
  );
}

async function Answer({ query, place, locale }: { query: string; place: SearchPlace; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "search" });
  const view = await searchPage({ query, ...place });
  return (
    <>
      {view.leftOut > 0 && <p className="mt-4">{t("leftOut", { count: view.leftOut })}</p>}
      {view.outcome === "too-slow" && <p className="mt-8">{t("tooSlow")}</p>}
      {view.outcome === "nothing-asked" && <p className="mt-8">{t("nothingAsked")}</p>}
      {view.outcome === "found" && (
        <SearchResults query={query} found={view.found} place={place} locale={locale} />
      )}
      {view.outcome === "nothing-asked" && <SearchHelp locale={locale} />}
    </>
  );
}
