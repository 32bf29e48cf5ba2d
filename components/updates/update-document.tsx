import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { PlainText } from "@/components/plain-text";
import { Cite } from "@/components/ui/cite";
import { DateText } from "@/components/ui/date";
import { MeaningLink } from "@/components/ui/meaning-link";
import { PageHeading } from "@/components/ui/page-heading";
import { PartyMark } from "@/components/ui/party-mark";
import { Section } from "@/components/ui/section";
import { EditionWords } from "@/components/updates/edition-words";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { UpdateView } from "@/domain/updates/queries";
import type { Locale } from "@/lib/i18n/routing";

type Props = { update: UpdateView; locale: Locale };

/** One update: who says what on which commitment, and every edition that was public. */
export async function UpdateDocument({
  update,
  title,
  path,
  locale,
}: Props & { title: string; path: string }) {
  const t = await getTranslations({ locale, namespace: "update" });
  return (
    <div data-party={update.party}>
      <PageHeading
        above={
          <span className="text-party">
            <PartyMark party={update.party} />
            <Localized text={update.side} locale={locale} />
          </span>
        }
        title={title}
      />
      <Facts update={update} locale={locale} />
      {update.withdrawal && <Tombstone withdrawal={update.withdrawal} locale={locale} />}
      {update.confirmsId !== null && (
        <p className="mt-6">
          {update.confirmsPublic ? (
            <a href={`/${locale}/updates/${update.confirmsId}`}>
              {t("confirms", { id: String(update.confirmsId) })}
            </a>
          ) : (
            t("confirmsNothing")
          )}
        </p>
      )}
      {update.current && (
        <Section id="current" title={t("current")}>
          <EditionWords edition={update.current} parties={update.parties} locale={locale} />
        </Section>
      )}
      <Section id="editions" title={t("editions")}>
        <ol className="flex flex-col gap-4">
          {update.editions.map((edition) => (
            <li key={edition.number} className="border-s-4 border-line ps-4">
              <EditionLife edition={edition} locale={locale} />
              {edition.state === "superseded" && edition.text !== "" && (
                <div className="mt-3">
                  <EditionWords edition={edition} parties={update.parties} locale={locale} />
                </div>
              )}
            </li>
          ))}
        </ol>
      </Section>
      <Cite locale={locale} path={path}>
        <Localized text={update.institution.name} locale={locale} />, {title}
      </Cite>
    </div>
  );
}

async function Facts({ update, locale }: Props) {
  const t = await getTranslations({ locale });
  return (
    <dl className="mt-6 flex flex-wrap gap-x-10 gap-y-3 border-y border-line py-3 text-sm">
      <div>
        <dt className="text-sm text-muted">{t("update.institution")}</dt>
        <dd>
          <a href={`/${locale}/institutions/${update.institution.slug}`}>
            <Localized text={update.institution.name} locale={locale} />
          </a>
        </dd>
      </div>
      <div>
        <dt className="text-sm text-muted">{t("update.commitment")}</dt>
        <dd>
          <a href={`/${locale}/statements/${update.statement}/commitments/${addressPart(update)}`}>
            <span className="number">{cite(update)}</span> <Localized text={update.title} locale={locale} />
          </a>
        </dd>
      </div>
      <div>
        <dt className="text-sm text-muted">{t("commitment.kind")}</dt>
        <dd>
          <MeaningLink of="update" word={update.kind} locale={locale}>
            {t(`words.updateKind.${update.kind}`)}
          </MeaningLink>
        </dd>
      </div>
    </dl>
  );
}

async function Tombstone({
  withdrawal,
  locale,
}: {
  withdrawal: NonNullable<UpdateView["withdrawal"]>;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "update" });
  const { at, reason } = withdrawal;
  return (
    <section
      aria-labelledby="withdrawn"
      className="mt-6 border-s-4 border-notice bg-notice-ground p-4 sm:p-6"
    >
      <h2 id="withdrawn">{t("withdrawnTitle")}</h2>
      {at && (
        <p className="mt-2">
          {t.rich("withdrawnOn", { date: () => <DateText date={at} locale={locale} /> })}
        </p>
      )}
      <h3 className="mt-4">{t("withdrawnReason")}</h3>
      <PlainText text={reason} language="und" />
    </section>
  );
}

/** When an edition was public, and why it replaced the one before. */
async function EditionLife({ edition, locale }: { edition: UpdateView["editions"][number]; locale: Locale }) {
  const t = await getTranslations({ locale });
  const { publishedAt, endedAt } = edition;
  return (
    <>
      <h3>
        {t("update.edition", { number: edition.number })}
        {" · "}
        <MeaningLink of="edition" word={edition.state} locale={locale}>
          {t(`words.editionState.${edition.state}`)}
        </MeaningLink>
      </h3>
      <p className="text-sm text-muted">
        {publishedAt &&
          t.rich("update.publishedOn", { date: () => <DateText date={publishedAt} locale={locale} /> })}
        {endedAt && (
          <>
            {" · "}
            {t.rich("update.endedOn", { date: () => <DateText date={endedAt} locale={locale} /> })}
          </>
        )}
      </p>
      {edition.changeNote && (
        <p className="mt-1">
          <span className="text-muted">{t("update.changeNote")}: </span>
          <bdi lang={edition.language}>{edition.changeNote}</bdi>
        </p>
      )}
    </>
  );
}
