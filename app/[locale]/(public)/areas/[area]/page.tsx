import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AreaDocument } from "@/components/areas/area-document";
import { Localized } from "@/components/localized";
import { Page } from "@/components/page";
import { areaPage } from "@/domain/areas/queries";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; area: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const area = (await areaPage({ area: (await params).area, before: null })) ?? notFound();
  return { locale, area, path: `/areas/${area.slug}` };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, area, path } = await load(props);
  const title = localize(area.name, locale).text;
  return pageMetadata({ locale, path, title, description: localize(area.description, locale).text });
}

export default async function AreaPage(props: Props) {
  const { locale, area, path } = await load(props);
  const t = await getTranslations({ locale });
  const name = <Localized text={area.name} locale={locale} />;
  return (
    <Page
      locale={locale}
      path={path}
      breadcrumbs={[{ label: t("areas.title"), path: "/areas" }, { label: area.name }]}
    >
      <AreaDocument area={area} title={name} locale={locale} />
    </Page>
  );
}
