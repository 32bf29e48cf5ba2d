import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaList } from "@/components/areas/area-list";
import { Page } from "@/components/page";
import { StateLegend } from "@/components/pictures/state-legend";
import { PageHeading } from "@/components/ui/page-heading";
import { Section } from "@/components/ui/section";
import { areasPage } from "@/domain/areas/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

/** A document: reading a cookie, a header or the query here is an error. */
export const dynamic = "error";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "areas" });
  return pageMetadata({ locale, path: "/areas", title: t("title"), description: t("description") });
}

export default async function AreasPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "areas" });
  const areas = await areasPage({});
  return (
    <Page locale={locale} path="/areas" breadcrumbs={[{ label: t("title") }]}>
      <PageHeading title={t("title")}>
        <p>{t("description")}</p>
      </PageHeading>
      <div className="mt-8">
        <StateLegend parties={areas.flatMap((area) => area.commitments)[0]?.accounts ?? []} locale={locale} />
      </div>
      <Section id="lead" title={t("lead")}>
        <AreaList areas={areas.filter((area) => area.lead)} states locale={locale} />
      </Section>
      <Section id="further" title={t("further")}>
        <AreaList areas={areas.filter((area) => !area.lead)} states locale={locale} />
      </Section>
    </Page>
  );
}
