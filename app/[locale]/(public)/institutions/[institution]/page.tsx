import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { InstitutionDocument } from "@/components/institutions/institution-document";
import { Localized } from "@/components/localized";
import { Page } from "@/components/page";
import { institutionThing, StructuredData } from "@/components/structured-data";
import { institutionPage } from "@/domain/institutions/queries";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; institution: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { institution: slug } = await params;
  const institution = (await institutionPage({ institution: slug, before: null })) ?? notFound();
  return { locale, institution, path: `/institutions/${institution.slug}` };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, institution, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "institution" });
  const name = localize(institution.name, locale).text;
  const title = `${name} (${localize(institution.side, locale).text})`;
  return pageMetadata({ locale, path, title, description: t("description", { institution: name }) });
}

export default async function InstitutionPage(props: Props) {
  const { locale, institution, path } = await load(props);
  const name = <Localized text={institution.name} locale={locale} />;
  return (
    <Page locale={locale} path={path} breadcrumbs={[{ label: institution.name }]}>
      <StructuredData thing={institutionThing(institution, locale)} />
      <InstitutionDocument institution={institution} title={name} locale={locale} />
    </Page>
  );
}
