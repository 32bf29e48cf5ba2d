import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks, pathBefore } from "@/components/ui/page-links";
import { milestonesPage } from "@/domain/milestones/queries";
import { formatDate } from "@/lib/i18n/format-date";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

const LIST = "/milestones";

type Props = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { id: before } = await params;
  const page = (await milestonesPage({ before })) ?? notFound();
  const t = await getTranslations({ locale });
  const date = formatDate(page.past.at(-1)?.date ?? "", locale);
  const title = t("pages.earlier", { title: t("milestones.title"), date });
  return { locale, page, title, path: pathBefore(LIST, before), description: t("milestones.description") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, title, path, description } = await load(props);
  return pageMetadata({ locale, path, title, description });
}

export default async function EarlierMilestonesPage(props: Props) {
  const { locale, page, title, path, description } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [{ label: t("milestones.title"), path: LIST }, { label: t("pages.older") }];
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <PageHeading title={title}>
        <p>{description}</p>
      </PageHeading>
      <div className="mt-8">
        <MilestoneList milestones={page.past} locale={locale} />
      </div>
      <PageLinks list={LIST} newer={page.newer} older={page.older} locale={locale} />
    </Page>
  );
}
