import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/app/[locale]/(desk)/frame";
import { EntryTable } from "@/components/desk/entry-table";
import { Section } from "@/components/desk/section";
import { countSubmitted, listPublished, listSubmitted } from "@/domain/moderation/queries";
import { requirePerson } from "@/lib/auth";
import { pageLocale } from "@/lib/i18n/page-locale";
import { portalDatabase } from "@/lib/portal-database";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "admin" });
  return { title: t("title") };
}

export default async function QueuePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const person = await requirePerson(locale, `/${locale}/admin`);
  if (person.role !== "administrator") forbidden();
  const t = await getTranslations({ locale, namespace: "admin" });
  const db = portalDatabase();
  const [count, waiting, others, recent] = await Promise.all([
    countSubmitted(db, person),
    listSubmitted(db, person, "own"),
    listSubmitted(db, person, "other"),
    listPublished(db, person),
  ]);
  return (
    <Frame locale={locale} path="/admin" title={t("title")} person={person} done={(await searchParams).done}>
      <Section id="waiting" title={t("waiting", { count })}>
        {waiting.length > 0 && (
          <EntryTable
            locale={locale}
            entries={waiting}
            label={t("title")}
            when="submittedAt"
            link={t("read")}
            address={(entry) => `/${locale}/admin/editions/${entry.id}`}
          />
        )}
      </Section>
      <Section id="other" title={t("other")} empty={others.length === 0 && t("noOther")}>
        <p className="text-muted">{t("otherHint")}</p>
        <EntryTable
          locale={locale}
          entries={others}
          label={t("other")}
          when="submittedAt"
          link={t("preview")}
          address={(entry) => `/${locale}/admin/editions/${entry.id}`}
        />
      </Section>
      <Section id="recent" title={t("recent")} empty={recent.length === 0 && t("noRecent")}>
        <EntryTable
          locale={locale}
          entries={recent}
          label={t("recent")}
          when="publishedAt"
          link={t("withdrawLink")}
          address={(entry) => `/${locale}/admin/updates/${entry.updateId}`}
        />
      </Section>
    </Frame>
  );
}
