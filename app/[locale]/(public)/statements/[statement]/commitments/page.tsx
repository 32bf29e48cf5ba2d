import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NarrowedCommitments } from "@/components/commitments/commitment-filters";
import { Localized } from "@/components/localized";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";
import { COMMITMENT_FILTERS } from "@/domain/commitments/schema";
import { statementCommitmentsPage } from "@/domain/statements/queries";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { queryOf } from "@/lib/narrow";
import { readPageQuery, writePageQuery } from "@/lib/page-query";

/** It reads its query, in the one form in which server/page-queries.ts lets it through. */
export const dynamic = "force-dynamic";

type Props = {
  params: Promise<{ locale: string; statement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { statement: slug } = await params;
  const query = readPageQuery(COMMITMENT_FILTERS, await searchParams);
  const page = (await statementCommitmentsPage({ statement: slug, query })) ?? notFound();
  const list = `/statements/${slug}/commitments`;
  return { locale, page, list, query: writePageQuery(queryOf(page.chosen)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, page, list, query } = await load(props);
  const t = await getTranslations({ locale, namespace: "commitments" });
  const title = t("titleOf", { statement: localize(page.statement.title, locale).text });
  return pageMetadata({
    locale,
    path: list + query,
    title,
    description: t("description"),
    chosen: page.chosen,
  });
}

export default async function StatementCommitmentsPage(props: Props) {
  const { locale, page, list, query } = await load(props);
  const { statement, earlier, later } = page;
  const t = await getTranslations({ locale, namespace: "commitments" });
  const name = <Localized text={statement.title} locale={locale} />;
  const trail = [{ label: statement.title, path: `/statements/${statement.slug}` }, { label: t("title") }];
  const beside = [
    { statement: later, label: t("later"), rel: "prev" },
    { statement: earlier, label: t("earlier"), rel: "next" },
  ];
  return (
    <Page locale={locale} path={list + query} breadcrumbs={trail}>
      <PageHeading above={name} title={t("title")}>
        <p>{t("description")}</p>
      </PageHeading>
      <NarrowedCommitments page={page} path={list} locale={locale} />
      {(earlier || later) && (
        <nav aria-label={t("beside")} className="screen-only mt-8 flex flex-col gap-2">
          {beside.map(
            (one) =>
              one.statement && (
                <a
                  key={one.rel}
                  href={`/${locale}/statements/${one.statement.slug}/commitments${query}`}
                  rel={one.rel}
                >
                  {one.label}: <Localized text={one.statement.title} locale={locale} />
                </a>
              ),
          )}
        </nav>
      )}
    </Page>
  );
}
