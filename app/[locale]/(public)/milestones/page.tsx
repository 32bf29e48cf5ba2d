import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { Page } from "@/components/page";
import { TimeLine } from "@/components/pictures/time-line";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { SingleFilters } from "@/components/ui/single-filters";
import { milestonesPage } from "@/domain/milestones/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { narrowedMilestones, type SearchParams } from "./narrowed";

/** It reads its query, in the one form in which server/page-queries.ts lets it through. */
export const dynamic = "force-dynamic";

const LIST = "/milestones";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { chosen, query } = await narrowedMilestones(searchParams, locale);
  const t = await getTranslations({ locale, namespace: "milestones" });
  return pageMetadata({
    ...{ locale, path: LIST + query, chosen },
    ...{ title: t("title"), description: t("description") },
  });
}

export default async function MilestonesPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { filter, query, ...filters } = await narrowedMilestones(searchParams, locale);
  const t = await getTranslations({ locale });
  const { past, coming, timeLine, older } = (await milestonesPage({ before: null, filter })) ?? notFound();
  const title = t("milestones.title");
  return (
    <Page locale={locale} path={LIST + query} breadcrumbs={[{ label: title }]}>
      <PageHeading title={title}>
        <p>{t("milestones.description")}</p>
      </PageHeading>
      {timeLine && timeLine.lanes.length > 0 && (
        <Section id="line" title={t("milestones.line")}>
          <TimeLine timeLine={timeLine} locale={locale} />
        </Section>
      )}
      <SingleFilters {...filters} list={LIST} locale={locale}>
        {past.length + coming.length === 0 && (
          <p>{query ? t("filters.noMilestones") : t("milestones.none")}</p>
        )}
        {past.length > 0 && (
          <Section id="past" title={t("milestones.past")}>
            <PageLinks list={LIST} newer={null} older={older} query={query} locale={locale} />
            <MilestoneList milestones={past} locale={locale} />
          </Section>
        )}
        {coming.length > 0 && (
          <Section id="coming" title={t("milestones.coming")}>
            <MilestoneList milestones={coming} locale={locale} />
          </Section>
        )}
      </SingleFilters>
    </Page>
  );
}
