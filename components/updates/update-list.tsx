import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { DateText } from "@/components/ui/date";
import { MeaningLink } from "@/components/ui/meaning-link";
import { PartyMark } from "@/components/ui/party-mark";
import { Tag } from "@/components/ui/tag";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { UpdateInBrief } from "@/domain/updates/queries";
import type { Locale } from "@/lib/i18n/routing";

/** Published updates, a line each. `withCommitment` names the commitment too, where a page holds several. */
export async function UpdateList({
  updates,
  withCommitment = false,
  locale,
}: {
  updates: readonly UpdateInBrief[];
  withCommitment?: boolean;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <ol className="divide-y divide-line border-y border-line">
      {updates.map((update) => (
        <li
          key={update.id}
          data-party={update.party}
          className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[9.5rem_minmax(0,1fr)]"
        >
          <p className="text-sm text-muted sm:pt-0.5">
            {update.publishedAt && <DateText date={update.publishedAt} locale={locale} />}
          </p>
          <div className="flex flex-col gap-1">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <a href={`/${locale}/updates/${update.id}`} className="font-semibold text-party">
                <PartyMark party={update.party} />
                <Localized text={update.side} locale={locale} />: {t(`updateKind.${update.kind}`)}
              </a>
              {update.status && (
                <MeaningLink of="status" word={update.status} locale={locale}>
                  <Tag strong>{t(`status.${update.status}`)}</Tag>
                </MeaningLink>
              )}
              {update.state === "withdrawn" && (
                <MeaningLink of="edition" word="withdrawn" locale={locale}>
                  <Tag>{t("editionState.withdrawn")}</Tag>
                </MeaningLink>
              )}
            </p>
            {withCommitment && (
              <p>
                <a href={`/${locale}/statements/${update.statement}/commitments/${addressPart(update)}`}>
                  <span className="number">{cite(update)}</span>{" "}
                  <Localized text={update.title} locale={locale} />
                </a>
              </p>
            )}
            <p className="text-sm text-muted">
              <Localized text={update.institution.name} locale={locale} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
