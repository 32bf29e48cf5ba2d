import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaList } from "@/components/areas/area-list";
import { DueOverview } from "@/components/commitments/due-overview";
import { Localized } from "@/components/localized";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { Page } from "@/components/page";
import { AreaMatrix } from "@/components/pictures/area-matrix";
import { StructuredData, websiteThing } from "@/components/structured-data";
import { DateText } from "@/components/ui/date";
import { PageHeading } from "@/components/ui/page-heading";
import { Section } from "@/components/ui/section";
import { UpdateList } from "@/components/updates/update-list";
import { type HomeView, homePage } from "@/domain/statements/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import type { Locale } from "@/lib/i18n/routing";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale });
  return pageMetadata({
    locale,
    path: "",
    title: t("home.title"),
    description: t("portal.description"),
  });
}

export default async function HomePage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale });
  const home = await homePage({});
  return (
    <Page locale={locale} path="">
      <StructuredData thing={websiteThing(locale)} />
      <PageHeading title={t("home.title")}>
        <p>{t("portal.tagline")}</p>
      </PageHeading>
      {home && <AtAGlance home={home} locale={locale} />}
    </Page>
  );
}

async function AtAGlance({ home, locale }: { home: HomeView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "home" });
  return (
    <>
      <StatementInBrief home={home} locale={locale} />
      <Section id="areas" title={t("areas")}>
        <AreaList areas={home.areas.filter((area) => area.lead)} locale={locale} />
      </Section>
      <Section id="further-areas" title={t("otherAreas")}>
        <AreaList areas={home.areas.filter((area) => !area.lead)} locale={locale} />
      </Section>
      <Section id="matrix" title={t("matrix")}>
        <AreaMatrix areas={home.areas} statement={home.statement.slug} locale={locale} />
      </Section>
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section id="moved" title={t("moved")}>
          {home.lately.length === 0 ? (
            <p>{t("nothingMoved")}</p>
          ) : (
            <UpdateList updates={home.lately} withCommitment locale={locale} />
          )}
          <p className="mt-3">
            <a href={`/${locale}/updates`}>{t("allUpdates")}</a>
          </p>
        </Section>
        <Section id="next" title={t("next")}>
          {home.coming.length === 0 ? (
            <p>{t("nothingNext")}</p>
          ) : (
            <MilestoneList milestones={home.coming} locale={locale} />
          )}
          <p className="mt-3">
            <a href={`/${locale}/milestones`}>{t("allMilestones")}</a>
          </p>
        </Section>
      </div>
      <Section id="due" title={t("due")}>
        <DueOverview commitments={home.commitments} due={home.due} locale={locale} />
      </Section>
    </>
  );
}

async function StatementInBrief({ home, locale }: { home: HomeView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "home" });
  const { slug, title, place, signedOn, clauses } = home.statement;
  return (
    <section aria-labelledby="statement" className="mt-6 border-s-4 border-gold bg-sheet p-4 sm:mt-8 sm:p-6">
      <h2 id="statement">
        <Localized text={title} locale={locale} />
      </h2>
      <p className="mt-1 text-muted">
        {t.rich("signed", {
          place: () => <Localized text={place} locale={locale} />,
          date: () => <DateText date={signedOn} locale={locale} />,
        })}
      </p>
      <p className="mt-3">{t("counts", { clauses, commitments: home.commitments.length })}</p>
      <p className="mt-3">
        <a href={`/${locale}/statements/${slug}`}>{t("readStatement")}</a>
      </p>
    </section>
  );
}
