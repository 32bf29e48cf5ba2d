import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { PlainText } from "@/components/plain-text";
import { DateText } from "@/components/ui/date";
import { type LocalizedText, type PartyCode, WAITING_FOR_OTHERS } from "@/db/vocabulary";
import type { PublicEdition } from "@/domain/updates/queries";
import { wordsFor } from "@/domain/updates/rules";
import { contentLanguageOf } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

type Details = Pick<
  PublicEdition,
  | "language"
  | "text"
  | "nextStep"
  | "translations"
  | "nextStepOn"
  | "waitingFor"
  | "waitingSince"
  | "evidence"
>;
type Props = {
  edition: Details;
  parties: readonly { code: PartyCode; side: LocalizedText }[];
  locale: Locale;
};

/** What supports an account and what comes next: evidence, next step, whose move it is. */
export async function EditionDetails({ edition, parties, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "account" });
  const { nextStepOn, waitingSince } = edition;
  const { nextStep, nextStepLanguage } = wordsFor(edition, contentLanguageOf(locale));
  if (edition.evidence.length === 0 && !nextStep && !nextStepOn && !waitingSince) return null;
  return (
    <dl className="flex flex-col gap-3">
      {edition.evidence.length > 0 && (
        <div>
          <dt className="text-sm text-muted">{t("evidence")}</dt>
          {edition.evidence.map((link) => (
            <dd key={`${link.url} ${link.title}`}>
              <a href={link.url} rel="nofollow noopener noreferrer ugc">
                <bdi lang={edition.language}>{link.title}</bdi>
              </a>
            </dd>
          ))}
        </div>
      )}
      {(nextStep || nextStepOn) && (
        <div>
          <dt className="text-sm text-muted">{t("nextStep")}</dt>
          <dd>
            <PlainText text={nextStep} language={nextStepLanguage} />
            {nextStepOn && (
              <p>{t.rich("nextStepOn", { date: () => <DateText date={nextStepOn} locale={locale} /> })}</p>
            )}
          </dd>
        </div>
      )}
      {waitingSince && (
        <div>
          <dt className="text-sm text-muted">{t("move")}</dt>
          <dd>
            {t.rich("waitingFor", {
              whom: () => <Whom edition={edition} parties={parties} locale={locale} />,
              date: () => <DateText date={waitingSince} locale={locale} />,
            })}
          </dd>
        </div>
      )}
    </dl>
  );
}

async function Whom({ edition, parties, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "words.waitingFor" });
  const other = WAITING_FOR_OTHERS.find((word) => word === edition.waitingFor);
  if (other) return t(other, { sides: parties.length });
  const party = parties.find(({ code }) => code === edition.waitingFor);
  return party && <Localized text={party.side} locale={locale} />;
}
