import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { Page } from "@/components/page";
import { ClauseBeside } from "@/components/statements/clause-beside";
import { TextSource } from "@/components/statements/text-source";
import { TextInTranslation } from "@/components/statements/text-translation";
import { Cite } from "@/components/ui/cite";
import { DateText } from "@/components/ui/date";
import { PageHeading } from "@/components/ui/page-heading";
import { statementPage } from "@/domain/statements/queries";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; statement: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const statement = (await statementPage({ statement: (await params).statement })) ?? notFound();
  return { locale, statement, path: `/statements/${statement.slug}` };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, statement, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "statement" });
  const title = localize(statement.title, locale).text;
  return pageMetadata({ locale, path, title, description: t("description") });
}

export default async function StatementPage(props: Props) {
  const { locale, statement, path } = await load(props);
  const t = await getTranslations({ locale, namespace: "statement" });
  const all = await getTranslations({ locale, namespace: "commitments" });
  const title = <Localized text={statement.title} locale={locale} />;
  return (
    <Page locale={locale} path={path} breadcrumbs={[{ label: statement.title }]}>
      <PageHeading title={title}>
        <p>
          {t.rich("signed", {
            place: () => <Localized text={statement.place} locale={locale} />,
            date: () => <DateText date={statement.signedOn} locale={locale} />,
          })}
        </p>
        <p className="text-base">
          <TextSource statement={statement} locale={locale} />
        </p>
        <p className="screen-only text-base">
          <a href={`/${locale}${path}/commitments`}>{all("all")}</a>
        </p>
      </PageHeading>
      <p lang={statement.language} className="mt-8 max-w-3xl whitespace-pre-line font-serif">
        {statement.leadIn}
      </p>
      <TextInTranslation
        translations={statement.translations}
        texts={Object.fromEntries(statement.translations.map((one) => [one.language, one.leadIn]))}
        locale={locale}
      />
      <ol className="mt-6 divide-y divide-line border-y border-line">
        {statement.clauses.map((clause) => (
          <li key={clause.number} id={`clause-${clause.number}`}>
            <ClauseBeside clause={clause} statement={statement} locale={locale} />
          </li>
        ))}
      </ol>
      <Cite locale={locale} path={path}>
        {title}
      </Cite>
    </Page>
  );
}
