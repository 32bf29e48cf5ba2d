import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { namesOfWaiting, type PartyNames } from "@/components/desk/waiting-for";
import { PlainText } from "@/components/plain-text";
import type { ContentLanguage, Status, UpdateKind } from "@/db/vocabulary";
import type { WrittenTranslation } from "@/domain/updates/rules";
import { formatDate } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

export type ShownEdition = {
  language: ContentLanguage;
  asOf: string;
  status: Status | null;
  text: string;
  nextStep: string;
  nextStepOn: string | null;
  waitingFor: string | null;
  waitingSince: string | null;
  changeNote: string;
  evidence: readonly { url: string; title: string }[];
  translations?: readonly WrittenTranslation[];
};

type Props = { locale: Locale; kind: UpdateKind; edition: ShownEdition; parties: PartyNames };

/** The words of one edition, in the order in which the public reads them. */
export async function EditionWords({ locale, kind, edition, parties }: Props) {
  const t = await getTranslations({ locale });
  const whom = await namesOfWaiting(locale, parties);
  const day = (date: string) => <time dateTime={date}>{formatDate(date, locale)}</time>;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)] [&_dt]:text-muted">
        {edition.status && <Fact label={t("desk.form.status")}>{t(`words.status.${edition.status}`)}</Fact>}
        <Fact label={t("desk.column.asOf")}>{day(edition.asOf)}</Fact>
        {edition.waitingFor && edition.waitingSince && (
          <Fact label={t("desk.form.waitingFor")}>
            {whom(edition.waitingFor)}, {t("desk.form.waitingSince").toLocaleLowerCase(locale)}{" "}
            {day(edition.waitingSince)}
          </Fact>
        )}
        {(edition.nextStep || edition.nextStepOn) && (
          <Fact label={t("account.nextStep")}>
            <bdi lang={edition.language}>{edition.nextStep}</bdi>
            {edition.nextStepOn && (
              <>
                {" "}
                ({t("desk.form.nextStepOn")}: {day(edition.nextStepOn)})
              </>
            )}
          </Fact>
        )}
        {edition.changeNote && (
          <Fact label={t("update.changeNote")}>
            <bdi lang={edition.language}>{edition.changeNote}</bdi>
          </Fact>
        )}
      </dl>
      {kind === "report" &&
        (edition.text ? (
          <PlainText text={edition.text} language={edition.language} />
        ) : (
          <p className="text-muted">{t("desk.update.noText")}</p>
        ))}
      {edition.translations?.map((translation) => (
        <div key={translation.language} className="border-s-2 border-line ps-4">
          <p className="font-semibold">
            {t("update.language", { language: t(`languageNames.${translation.language}`) })} (
            {t(`translation.by.${translation.translator}`)})
          </p>
          <PlainText text={translation.text} language={translation.language} />
          {translation.nextStep && (
            <p>
              {t("account.nextStep")}: <bdi lang={translation.language}>{translation.nextStep}</bdi>
            </p>
          )}
        </div>
      ))}
      {edition.evidence.length > 0 && (
        <div>
          <p className="font-semibold">{t("account.evidence")}</p>
          <ul className="list-disc ps-5">
            {edition.evidence.map((link) => (
              <li key={`${link.url} ${link.title}`}>
                <a href={link.url} rel="nofollow noopener noreferrer ugc">
                  <bdi lang={edition.language}>{link.title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
