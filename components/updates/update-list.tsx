import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { DateText } from "@/components/ui/date";
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
        <li key={update.id} className="flex flex-col gap-1 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {update.publishedAt && <DateText date={update.publishedAt} locale={locale} />}
            <a href={`/${locale}/updates/${update.id}`}>
              <Localized text={update.side} locale={locale} />: {t(`updateKind.${update.kind}`)}
            </a>
            {update.status && <Tag>{t(`status.${update.status}`)}</Tag>}
            {update.state === "withdrawn" && <Tag>{t("editionState.withdrawn")}</Tag>}
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
        </li>
      ))}
    </ol>
  );
}
