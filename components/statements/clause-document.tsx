import { getTranslations } from "next-intl/server";
import { AccountTags } from "@/components/commitments/account-tags";
import { DoubleAccount } from "@/components/commitments/double-account";
import { IndicatorTable } from "@/components/indicators/indicator-table";
import { Localized } from "@/components/localized";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { TextSource } from "@/components/statements/text-source";
import { TextInTranslation } from "@/components/statements/text-translation";
import { Cite } from "@/components/ui/cite";
import { DateText } from "@/components/ui/date";
import { MeaningLink } from "@/components/ui/meaning-link";
import { OfficialText } from "@/components/ui/official-text";
import { PageHeading } from "@/components/ui/page-heading";
import { PartyMark } from "@/components/ui/party-mark";
import { Section } from "@/components/ui/section";
import { EditionText } from "@/components/updates/edition-text";
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
        <OfficialText text={clause.text} language={statement.language}>
          <TextSource statement={statement} locale={locale} />
        </OfficialText>
        <TextInTranslation
          translations={statement.translations}
          texts={clause.translations}
          locale={locale}
        />
      </Section>
      <Section id="commitments" title={t("clause.commitments")}>
        <div className="flex flex-col gap-14">
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
            <IndicatorTable
              key={indicator.slug}
              indicator={indicator}
              sides={clause.commitments[0]?.accounts ?? []}
              locale={locale}
            />
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
    <article>
      <p className="mb-1 text-sm text-muted">
        <MeaningLink of="kind" word={commitment.kind} locale={locale}>
          {t(`kind.${commitment.kind}`)}
        </MeaningLink>
      </p>
      <h3 className="text-xl">
        <a href={`/${locale}/statements/${commitment.statement}/commitments/${addressPart(commitment)}`}>
          <span className="number">{cite(commitment)}</span>{" "}
          <Localized text={commitment.title} locale={locale} />
        </a>
      </h3>
      <p className="mb-4 mt-2 max-w-3xl">
        <Localized text={commitment.summary} locale={locale} />
      </p>
      <DoubleAccount
        commitment={commitment}
        locale={locale}
        column={(account, seat) => (
          <ShortAccount key={account.party} account={account} seat={seat} locale={locale} />
        )}
      />
    </article>
  );
}

async function ShortAccount({
  account,
  seat,
  locale,
}: {
  account: Commitment["accounts"][number];
  seat: number;
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const confirmedOn = account.word?.confirmedOn;
  return (
    <section data-party={account.party} data-seat={seat} className="party-edge flex flex-col gap-2 p-4">
      <h4 className="font-semibold text-party">
        <PartyMark party={account.party} />
        <Localized text={account.side} locale={locale} />
      </h4>
      <AccountTags account={account} locale={locale} />
      {account.report && confirmedOn ? (
        <>
          <p className="text-sm text-muted">
            {t.rich("account.asOf", {
              date: () => <DateText date={confirmedOn} locale={locale} />,
            })}
          </p>
          <EditionText edition={account.report} locale={locale} />
        </>
      ) : (
        <p className="text-muted">{t("account.noAccountText")}</p>
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
