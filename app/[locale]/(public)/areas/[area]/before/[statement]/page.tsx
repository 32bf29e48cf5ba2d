import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AreaDocument } from "@/components/areas/area-document";
import { Page } from "@/components/page";
import { pathBefore } from "@/components/ui/page-links";
import { areaPage } from "@/domain/areas/queries";
import { formatDate } from "@/lib/i18n/format-date";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; area: string; statement: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { area: slug, statement: before } = await params;
  const area = (await areaPage({ area: slug, before })) ?? notFound();
  const t = await getTranslations({ locale, namespace: "pages" });
  const title = t("earlier", {
    title: localize(area.name, locale).text,
    date: formatDate(area.signedOn ?? "", locale),
  });
  const first = `/areas/${slug}`;
  return { locale, area, title, first, path: pathBefore(first, before) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, area, title, path } = await load(props);
  return pageMetadata({ locale, path, title, description: localize(area.description, locale).text });
}

export default async function EarlierInAreaPage(props: Props) {
  const { locale, area, title, first, path } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [
    { label: t("areas.title"), path: "/areas" },
    { label: area.name, path: first },
    { label: t("pages.older") },
  ];
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <AreaDocument area={area} title={title} locale={locale} />
    </Page>
  );
}
