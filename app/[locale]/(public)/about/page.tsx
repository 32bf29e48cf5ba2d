import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Corrections } from "@/components/about/corrections";
import { Glossary } from "@/components/about/glossary";
import { Page } from "@/components/page";
import { PlainText } from "@/components/plain-text";
import { PageHeading } from "@/components/ui/page-heading";
import { Section } from "@/components/ui/section";
import { correctionsPage } from "@/domain/log/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

/** A document: reading a cookie, a header or the query here is an error. */
export const dynamic = "error";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "about" });
  return pageMetadata({ locale, path: "/about", title: t("title"), description: t("description") });
}

export default async function AboutPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "about" });
  return (
    <Page locale={locale} path="/about" breadcrumbs={[{ label: t("title") }]}>
      <PageHeading title={t("title")} />
      <div className="max-w-3xl">
        {(["what", "accounts", "moderation"] as const).map((part) => (
          <Section key={part} id={part} title={t(part)}>
            <PlainText text={t(`${part}Text`)} />
          </Section>
        ))}
        <Section id="words" title={t("words")}>
          <Glossary locale={locale} />
        </Section>
        <Section id="corrections" title={t("corrections")}>
          <Corrections corrections={await correctionsPage({})} locale={locale} />
        </Section>
      </div>
    </Page>
  );
}
