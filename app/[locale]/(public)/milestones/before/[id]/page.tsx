import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks, pathBefore } from "@/components/ui/page-links";
import { SingleFilters } from "@/components/ui/single-filters";
import { milestonesPage } from "@/domain/milestones/queries";
import { formatDate } from "@/lib/i18n/format-date";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { narrowedMilestones, type SearchParams } from "../../narrowed";

/** It reads its query, in the one form in which server/page-queries.ts lets it through. */
export const dynamic = "force-dynamic";

const LIST = "/milestones";

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: SearchParams };

async function load({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id: before } = await params;
  const { filter, query, ...filters } = await narrowedMilestones(searchParams, locale);
  const page = (await milestonesPage({ before, filter })) ?? notFound();
  const t = await getTranslations({ locale });
  const date = formatDate(page.past.at(-1)?.date ?? "", locale);
  const title = t("pages.earlier", { title: t("milestones.title"), date });
  const path = pathBefore(LIST, before) + query;
  return { locale, page, title, path, query, filters, description: t("milestones.description") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, title, path, description, filters } = await load(props);
  return pageMetadata({ locale, path, title, description, chosen: filters.chosen });
}

export default async function EarlierMilestonesPage(props: Props) {
  const { locale, page, title, path, query, filters, description } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [{ label: t("milestones.title"), path: LIST }, { label: t("pages.older") }];
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <PageHeading title={title}>
        <p>{description}</p>
      </PageHeading>
      <SingleFilters {...filters} list={LIST} locale={locale}>
        <MilestoneList milestones={page.past} locale={locale} />
        <PageLinks list={LIST} newer={page.newer} older={page.older} query={query} locale={locale} />
      </SingleFilters>
    </Page>
  );
}
