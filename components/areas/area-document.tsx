import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommitmentList } from "@/components/commitments/commitment-list";
import { NarrowingLink } from "@/components/commitments/narrowing-link";
import { Localized } from "@/components/localized";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { DeclaredPicture } from "@/components/pictures/declared-picture";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import type { AreaView } from "@/domain/areas/queries";
import type { Locale } from "@/lib/i18n/routing";

type Props = { area: AreaView; title: ReactNode; locale: Locale };

/** A page of an area's commitments; the first one shows what happened in the area too. */
export async function AreaDocument({ area, title, locale }: Props) {
  const t = await getTranslations({ locale });
  const { slug, newer, older } = area;
  return (
    <>
      <PageHeading title={title}>
        <p>
          <Localized text={area.description} locale={locale} />
        </p>
      </PageHeading>
      <Section id="commitments" title={t("area.commitments")}>
        {area.commitments.length === 0 ? (
          <p>{t("area.noCommitments")}</p>
        ) : (
          <CommitmentList commitments={area.commitments} locale={locale} />
        )}
        <NarrowingLink filter="area" value={slug} commitments={area.commitments} locale={locale} />
        <PageLinks list={`/areas/${slug}`} newer={newer} older={older} locale={locale} />
      </Section>
      {newer === null && <DeclaredPicture picture={area.picture} locale={locale} />}
      {newer === null && (
        <Section id="milestones" title={t("area.milestones")}>
          {area.milestones.length === 0 ? (
            <p>{t("milestones.none")}</p>
          ) : (
            <MilestoneList milestones={area.milestones} locale={locale} />
          )}
          <p className="mt-3">
            <a href={`/${locale}/milestones?area=${slug}`}>{t("area.allMilestones")}</a>
          </p>
          <p className="mt-1">
            <a href={`/${locale}/updates?area=${slug}`}>{t("area.updates")}</a>
          </p>
        </Section>
      )}
    </>
  );
}
