import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/page";
import { ClauseDocument } from "@/components/statements/clause-document";
import { clausePage } from "@/domain/statements/queries";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; statement: string; number: string }> };

async function load({ params }: Props) {
  const { statement, number: asTyped } = await params;
  const locale = await pageLocale(params);
  if (!/^[1-9]\d{0,3}$/.test(asTyped)) notFound();
  const clause = (await clausePage({ statement, number: Number(asTyped) })) ?? notFound();
  return { locale, clause, path: `/statements/${statement}/clauses/${clause.number}` };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, clause, path } = await load(props);
  const t = await getTranslations({ locale });
  const statement = localize(clause.statement.title, locale).text;
  return pageMetadata({
    locale,
    path,
    title: `${t("words.clause", { number: clause.number })}: ${localize(clause.title, locale).text}`,
    description: t("clause.description", { number: clause.number, statement }),
  });
}

export default async function ClausePage(props: Props) {
  const { locale, clause, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "words" });
  const trail = [
    {
      label: clause.statement.title,
      path: `/statements/${clause.statement.slug}`,
    },
    { label: t("clause", { number: clause.number }) },
  ];
  return (
    <Page locale={locale} path={path} breadcrumbs={trail}>
      <ClauseDocument clause={clause} path={path} locale={locale} />
    </Page>
  );
}
