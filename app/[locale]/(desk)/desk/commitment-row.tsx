import { getTranslations } from "next-intl/server";
import { NoChangeForm } from "@/components/desk/no-change-form";
import { Localized } from "@/components/localized";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { DeskCommitment } from "@/domain/desk/queries";
import type { SignedIn } from "@/lib/auth";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";
import { sealWordlessForm } from "@/lib/seal";
import { confirmNoChangeAction } from "./actions";

/** One commitment of the institution with its party's word, and both ways to renew it. */
export async function CommitmentRow(props: { locale: Locale; person: SignedIn; commitment: DeskCommitment }) {
  const { locale, person, commitment } = props;
  const t = await getTranslations({ locale });
  const { own } = commitment;
  const address = `/${locale}/desk/statements/${commitment.statement}/commitments/${addressPart(commitment)}`;
  return (
    <tr>
      <th scope="row" className="max-w-sm font-normal">
        <a href={address}>
          <span className="number">{cite(commitment)}</span>{" "}
          <Localized text={commitment.title} locale={locale} />
        </a>
      </th>
      <td data-label={t("desk.column.status")}>
        {own.confirmedOn === null ? (
          t("words.noAccount")
        ) : (
          <>
            {own.status ? t(`words.status.${own.status}`) : t("words.noStatus")}
            <span className="block text-muted">
              {t("desk.confirmedOn", { date: formatDate(own.confirmedOn, locale) })}
            </span>
          </>
        )}
      </td>
      <td data-label={t("desk.column.freshness")}>
        {t(`words.freshness.${commitment.freshness}`)}
        {commitment.dueOn !== null && (
          <span className="block text-muted">
            {t("desk.dueOn", { date: formatDate(commitment.dueOn, locale) })}
          </span>
        )}
      </td>
      <td data-label={t("desk.column.agreement")}>{t(`words.agreement.${commitment.agreement}`)}</td>
      <td>
        <div className="flex flex-col items-start gap-2">
          <a href={`${address}#write`} className="inline-block py-1">
            {t("desk.write")}{" "}
            <span className="sr-only">{t("desk.noChangeOn", { reference: cite(commitment) })}</span>
          </a>
          {own.reportId !== null && (
            <NoChangeForm
              locale={locale}
              action={confirmNoChangeAction}
              seal={sealWordlessForm(person, `/${locale}/desk`)}
              statement={commitment.statement}
              reference={commitment}
            />
          )}
        </div>
      </td>
    </tr>
  );
}
