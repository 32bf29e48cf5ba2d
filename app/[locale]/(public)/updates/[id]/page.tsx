import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { reportThing, StructuredData } from "@/components/structured-data";
import { UpdateDocument } from "@/components/updates/update-document";
import { cite } from "@/domain/commitments/rules";
import { updatePage } from "@/domain/updates/queries";
import { addressNumber } from "@/lib/address-number";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const id = addressNumber((await params).id);
  const update = (await updatePage({ id })) ?? notFound();
  return { locale, update, path: `/updates/${update.id}` };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, update, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "update" });
  const reference = cite(update);
  const description = t("description", {
    reference,
    institution: localize(update.institution.name, locale).text,
    commitment: localize(update.title, locale).text,
  });
  return pageMetadata({ locale, path, title: t("title", { id: String(update.id), reference }), description });
}

export default async function UpdatePage(props: Props) {
  const { locale, update, path } = await load(props);
  const t = await getTranslations({ locale });
  const title = t("update.title", { id: String(update.id), reference: cite(update) });
  const trail = [{ label: t("updates.title"), path: "/updates" }, { label: title }];
  const report = reportThing(update, title, locale);
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      {report && <StructuredData thing={report} />}
      <UpdateDocument update={update} title={title} path={path} locale={locale} />
    </Page>
  );
}
