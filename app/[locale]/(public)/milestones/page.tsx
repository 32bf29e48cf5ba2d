import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { Page } from "@/components/page";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { milestonesPage } from "@/domain/milestones/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "milestones" });
  return pageMetadata({ locale, path: "/milestones", title: t("title"), description: t("description") });
}

export default async function MilestonesPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "milestones" });
  const { past, coming, older } = (await milestonesPage({ before: null })) ?? notFound();
  return (
    <Page locale={locale} path="/milestones" breadcrumbs={[{ label: t("title") }]}>
      <PageHeading title={t("title")}>
        <p>{t("description")}</p>
      </PageHeading>
      {past.length + coming.length === 0 && <p className="mt-8">{t("none")}</p>}
      {past.length > 0 && (
        <Section id="past" title={t("past")}>
          <PageLinks list="/milestones" newer={null} older={older} locale={locale} />
          <MilestoneList milestones={past} locale={locale} />
        </Section>
      )}
      {coming.length > 0 && (
        <Section id="coming" title={t("coming")}>
          <MilestoneList milestones={coming} locale={locale} />
        </Section>
      )}
    </Page>
  );
}
