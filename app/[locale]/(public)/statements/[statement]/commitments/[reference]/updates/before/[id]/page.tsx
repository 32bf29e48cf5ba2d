import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pathBefore } from "@/components/ui/page-links";
import { titleOfOlder, UpdatesPage } from "@/components/updates/updates-page";
import { addressPart, cite, parseReference } from "@/domain/commitments/rules";
import { commitmentUpdatesPage } from "@/domain/updates/queries";
import { addressNumber } from "@/lib/address-number";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; statement: string; reference: string; id: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { statement, reference: asTyped, id } = await params;
  const reference = parseReference(asTyped) ?? notFound();
  if (asTyped !== addressPart(reference)) notFound();
  const before = addressNumber(id);
  const page = (await commitmentUpdatesPage({ statement, reference, before })) ?? notFound();
  const name = `${cite(reference)} ${localize(page.title, locale).text}`;
  const first = `/statements/${statement}/commitments/${addressPart(reference)}`;
  const list = `${first}/updates`;
  const title = await titleOfOlder(page, name, locale);
  return { locale, page, statement, reference, name, title, first, list, path: pathBefore(list, before) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, path, title } = await load(props);
  const t = await getTranslations({ locale, namespace: "updates" });
  return pageMetadata({ locale, path, title, description: t("description") });
}

export default async function OlderUpdatesOnCommitmentPage(props: Props) {
  const { locale, page, statement, reference, title, first, list, path } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [
    { label: page.statementTitle, path: `/statements/${statement}` },
    { label: t("words.commitment", { reference: cite(reference) }), path: first },
    { label: t("pages.older") },
  ];
  const place = { path, list, first, trail, withCommitment: false };
  const above = t("words.commitment", { reference: cite(reference) });
  return <UpdatesPage page={page} title={title} above={above} {...place} locale={locale} />;
}
