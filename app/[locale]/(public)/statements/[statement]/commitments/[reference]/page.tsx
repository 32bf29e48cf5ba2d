import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CommitmentDocument } from "@/components/commitments/commitment-document";
import { Page } from "@/components/page";
import { commitmentPage } from "@/domain/commitments/queries";
import { addressPart, cite, parseReference } from "@/domain/commitments/rules";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; statement: string; reference: string }> };

async function load({ params }: Props) {
  const { statement, reference: asTyped } = await params;
  const locale = await pageLocale(params);
  const reference = parseReference(asTyped) ?? notFound();
  const path = `/statements/${statement}/commitments/${addressPart(reference)}`;
  const commitment = (await commitmentPage({ statement, reference })) ?? notFound();
  if (asTyped !== addressPart(reference)) permanentRedirect(`/${locale}${path}`);
  return { locale, statement, path, commitment };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, path, commitment } = await load(props);
  const title = `${cite(commitment)} ${localize(commitment.title, locale).text}`;
  return pageMetadata({ locale, path, title, description: localize(commitment.summary, locale).text });
}

export default async function CommitmentPage(props: Props) {
  const { locale, statement, path, commitment } = await load(props);
  const t = await getTranslations({ locale, namespace: "words" });
  const address = `/statements/${statement}`;
  const trail = [
    { label: commitment.statementTitle, path: address },
    { label: t("clause", { number: commitment.clause }), path: `${address}/clauses/${commitment.clause}` },
    { label: t("commitment", { reference: cite(commitment) }) },
  ];
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <CommitmentDocument commitment={commitment} path={path} locale={locale} />
    </Page>
  );
}
