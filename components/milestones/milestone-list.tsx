import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { DateText } from "@/components/ui/date";
import { MeaningLink } from "@/components/ui/meaning-link";
import { SourceLink } from "@/components/ui/source-link";
import { Tag } from "@/components/ui/tag";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { MilestoneView } from "@/domain/milestones/queries";
import type { Locale } from "@/lib/i18n/routing";

/** Milestones on one line of time, each with its source and what it concerns. */
export async function MilestoneList({
  milestones,
  locale,
}: {
  milestones: readonly MilestoneView[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  return (
    <ol className="ms-2 border-s-2 border-line">
      {milestones.map((milestone) => (
        <li key={milestone.id} id={milestone.id} className="relative py-3 ps-6">
          <span
            aria-hidden="true"
            className={`absolute -start-[0.4rem] top-6 size-2.5 rounded-full border-2 border-accent ${
              milestone.planned ? "bg-paper" : "bg-accent"
            }`}
          />
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted">
            <DateText date={milestone.date} locale={locale} />
            {milestone.planned && <Tag>{t("words.planned")}</Tag>}
            {milestone.certainty === "conflict" && (
              <MeaningLink of="certainty" word="conflict" locale={locale}>
                <Tag>{t("words.certainty.conflict")}</Tag>
              </MeaningLink>
            )}
          </p>
          <p className="font-semibold">
            <Localized text={milestone.title} locale={locale} />
          </p>
          {milestone.time === "was-planned" && <p className="text-sm">{t("milestones.wasPlanned")}</p>}
          {milestone.note && (
            <p className="text-sm">
              <Localized text={milestone.note} locale={locale} />
            </p>
          )}
          <p className="text-sm text-muted">
            {t("words.source")}: <SourceLink source={milestone.source} locale={locale} />
            {milestone.commitments.map((reference) => (
              <span key={cite(reference)}>
                {" · "}
                <a
                  href={`/${locale}/statements/${milestone.statement}/commitments/${addressPart(reference)}`}
                  className="number"
                >
                  {t("words.commitment", { reference: cite(reference) })}
                </a>
              </span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
