import { getTranslations } from "next-intl/server";
import { Sheet } from "@/components/desk/section";
import { Localized } from "@/components/localized";
import { PlainText } from "@/components/plain-text";
import type { ContentLanguage, LocalizedText, PartyCode, Status } from "@/db/vocabulary";
import type { Agreement } from "@/domain/commitments/rules";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  locale: Locale;
  commitment: {
    agreement: Agreement;
    words: readonly {
      party: PartyCode;
      reportId: number | null;
      status: Status | null;
      confirmedOn: string | null;
    }[];
  };
  parties: readonly { code: PartyCode; side: LocalizedText }[];
  reports: readonly { updateId: number; text: string; language: ContentLanguage }[];
};

/** The parties' published accounts side by side, in equal columns. */
export async function AccountsInShort({ locale, commitment, parties, reports }: Props) {
  const t = await getTranslations({ locale });
  return (
    <div className="flex flex-col gap-4">
      <p className="font-semibold">{t(`words.agreement.${commitment.agreement}`)}</p>
      <div className="grid gap-4 md:auto-cols-fr md:grid-flow-col">
        {commitment.words.map((word) => {
          const side = parties.find((party) => party.code === word.party)?.side;
          const report = reports.find((one) => one.updateId === word.reportId);
          return (
            <Sheet key={word.party}>
              <h3>{side && <Localized text={side} locale={locale} />}</h3>
              {word.confirmedOn === null || !report ? (
                <p className="text-muted">{t("words.noAccount")}</p>
              ) : (
                <>
                  <p>
                    {word.status && <strong>{t(`words.status.${word.status}`)} · </strong>}
                    {t("desk.confirmedOn", { date: formatDate(word.confirmedOn, locale) })}
                  </p>
                  <PlainText text={report.text} language={report.language} />
                </>
              )}
            </Sheet>
          );
        })}
      </div>
    </div>
  );
}
