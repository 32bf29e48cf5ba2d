import { getTranslations } from "next-intl/server";
import { IndicatorTable } from "@/components/indicators/indicator-table";
import { Localized } from "@/components/localized";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { PlainText } from "@/components/plain-text";
import { Cite } from "@/components/ui/cite";
import { DateText } from "@/components/ui/date";
import { PageHeading } from "@/components/ui/page-heading";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { ClauseView } from "@/domain/statements/queries";
import type { Locale } from "@/lib/i18n/routing";

type Commitment = ClauseView["commitments"][number];

/** One clause: the official text, its commitments with both sides' words, its events and figures. */
export async function ClauseDocument({
  clause,
  path,
  locale,
}: {
  clause: ClauseView;
  path: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const { statement } = clause;
  return (
    <>
      <PageHeading
        above={t("words.clause", { number: clause.number })}
        title={<Localized text={clause.title} locale={locale} />}
      />
      <Section id="official-text" title={t("clause.officialText")}>
        <blockquote
          lang={statement.language}
          className="max-w-3xl whitespace-pre-line border-s-4 border-accent ps-4 font-serif text-lg"
        >
          {clause.text}
        </blockquote>
        <p className="mt-3 text-sm text-muted">
          {t.rich("statement.original", {
            publisher: () => (
              <a href={statement.sourceUrl} rel="noopener noreferrer">
                <bdi lang="en">{statement.sourcePublisher}</bdi>
              </a>
            ),
            date: () => <DateText date={statement.sourceAccessedOn} locale={locale} />,
          })}
        </p>
      </Section>
      <Section id="commitments" title={t("clause.commitments")}>
        <div className="flex flex-col gap-8">
          {clause.commitments.map((commitment) => (
            <CommitmentWithWords key={commitment.id} commitment={commitment} locale={locale} />
          ))}
        </div>
      </Section>
      {clause.milestones.length > 0 && (
        <Section id="milestones" title={t("commitment.milestones")}>
          <MilestoneList milestones={clause.milestones} locale={locale} />
        </Section>
      )}
      {clause.indicators.length > 0 && (
        <Section id="figures" title={t("commitment.readings")}>
          {clause.indicators.map((indicator) => (
            <IndicatorTable key={indicator.slug} indicator={indicator} locale={locale} />
          ))}
        </Section>
      )}
      <Neighbours clause={clause} locale={locale} />
      <Cite locale={locale} path={path}>
        <Localized text={statement.title} locale={locale} />, {t("words.clause", { number: clause.number })}
      </Cite>
    </>
  );
}

async function CommitmentWithWords({ commitment, locale }: { commitment: Commitment; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <article className="border border-line bg-sheet p-4 sm:p-6">
      <p className="text-sm text-muted">{t(`kind.${commitment.kind}`)}</p>
      <h3>
        <a href={`/${locale}/statements/${commitment.statement}/commitments/${addressPart(commitment)}`}>
          <span className="number">{cite(commitment)}</span>{" "}
          <Localized text={commitment.title} locale={locale} />
        </a>
      </h3>
      <p className="mt-2 max-w-3xl">
        <Localized text={commitment.summary} locale={locale} />
      </p>
      <p className="mt-3 text-sm font-semibold text-accent">{t(`agreement.${commitment.agreement}`)}</p>
      <div className="mt-3 grid gap-6 sm:grid-cols-2">
        {commitment.accounts.map((account) => (
          <ShortAccount key={account.party} account={account} locale={locale} />
        ))}
      </div>
    </article>
  );
}

async function ShortAccount({
  account,
  locale,
}: {
  account: Commitment["accounts"][number];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const confirmedOn = account.word?.confirmedOn;
  return (
    <section className="border-t-2 border-line pt-3">
      <h4 className="font-semibold">
        <Localized text={account.side} locale={locale} />
      </h4>
      <p className="my-2 flex flex-wrap gap-2">
        {account.word?.status && <Tag strong>{t(`words.status.${account.word.status}`)}</Tag>}
        <Tag>{t(`words.freshness.${account.freshness}`)}</Tag>
      </p>
      {account.report && confirmedOn ? (
        <>
          <p className="mb-2 text-sm text-muted">
            {t.rich("account.asOf", {
              date: () => <DateText date={confirmedOn} locale={locale} />,
            })}
          </p>
          <PlainText text={account.report.text} language={account.report.language} />
        </>
      ) : (
        <p>{t("words.noAccount")}</p>
      )}
    </section>
  );
}

async function Neighbours({ clause, locale }: { clause: ClauseView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "clause" });
  const address = `/${locale}/statements/${clause.statement.slug}/clauses`;
  return (
    <nav aria-label={t("neighbours")} className="screen-only mt-12 flex flex-wrap justify-between gap-4">
      {clause.previous !== null && (
        <a href={`${address}/${clause.previous}`} rel="prev">
          {t("previous", { number: clause.previous })}
        </a>
      )}
      {clause.next !== null && (
        <a href={`${address}/${clause.next}`} rel="next" className="ms-auto">
          {t("next", { number: clause.next })}
        </a>
      )}
    </nav>
  );
}
