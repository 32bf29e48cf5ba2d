import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { InstitutionDocument } from "@/components/institutions/institution-document";
import { Page } from "@/components/page";
import { pathBefore } from "@/components/ui/page-links";
import { institutionPage } from "@/domain/institutions/queries";
import { formatDate } from "@/lib/i18n/format-date";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; institution: string; statement: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { institution: slug, statement: before } = await params;
  const institution = (await institutionPage({ institution: slug, before })) ?? notFound();
  const t = await getTranslations({ locale, namespace: "pages" });
  const title = t("earlier", {
    title: localize(institution.name, locale).text,
    date: formatDate(institution.signedOn ?? "", locale),
  });
  const first = `/institutions/${slug}`;
  return { locale, institution, title, first, path: pathBefore(first, before) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, institution, title, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "institution" });
  const description = t("description", { institution: localize(institution.name, locale).text });
  return pageMetadata({ locale, path, title, description });
}

export default async function EarlierOfInstitutionPage(props: Props) {
  const { locale, institution, title, first, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "pages" });
  const trail = [{ label: institution.name, path: first }, { label: t("older") }];
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <InstitutionDocument institution={institution} title={title} locale={locale} />
    </Page>
  );
}
