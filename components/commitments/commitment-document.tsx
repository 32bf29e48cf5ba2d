import { getTranslations } from "next-intl/server";
import { AccountColumn } from "@/components/commitments/account-column";
import { CommitmentAtAGlance } from "@/components/commitments/commitment-at-a-glance";
import { DoubleAccount } from "@/components/commitments/double-account";
import { IndicatorTable } from "@/components/indicators/indicator-table";
import { Localized } from "@/components/localized";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { DeclaredPicture } from "@/components/pictures/declared-picture";
import { TextInTranslation } from "@/components/statements/text-translation";
import { Cite } from "@/components/ui/cite";
import { DateText } from "@/components/ui/date";
import { OfficialText } from "@/components/ui/official-text";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { UpdateList } from "@/components/updates/update-list";
import type { CommitmentView } from "@/domain/commitments/queries";
import { cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

type Props = { commitment: CommitmentView; locale: Locale };

/** One commitment with everything that is public about it; what most readers come for stands first. */
export async function CommitmentDocument({ commitment, path, locale }: Props & { path: string }) {
  const t = await getTranslations({ locale });
  return (
    <>
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,48rem)_minmax(0,1fr)]">
        <div>
          <PageHeading
            above={t("words.commitment", { reference: cite(commitment) })}
            title={<Localized text={commitment.title} locale={locale} />}
          >
            <p>
              <Localized text={commitment.summary} locale={locale} />
            </p>
          </PageHeading>
          <CommitmentAtAGlance commitment={commitment} locale={locale} />
        </div>
        <Facts commitment={commitment} locale={locale} />
      </div>
      <Section id="official-text" title={t("clause.officialText")}>
        <OfficialText text={commitment.clauseText} language={commitment.language}>
          {t(`statement.textIn.${commitment.language}`)}{" "}
          <a href={`/${locale}/statements/${commitment.statement}/clauses/${commitment.clause}`}>
            {t("commitment.fromClause", { number: commitment.clause })}
          </a>
        </OfficialText>
        <TextInTranslation
          translations={commitment.translations}
          texts={commitment.clauseTranslations}
          locale={locale}
        />
      </Section>
      <Section id="accounts" title={t("commitment.accounts", { sides: commitment.accounts.length })}>
        <DoubleAccount
          commitment={commitment}
          locale={locale}
          column={(account, seat) => (
            <AccountColumn
              key={account.party}
              account={account}
              commitment={commitment}
              seat={seat}
              locale={locale}
            />
          )}
        />
      </Section>
      <Section id="history" title={t("commitment.history")}>
        {commitment.history.length === 0 ? (
          <p>{t("commitment.noHistory")}</p>
        ) : (
          <UpdateList updates={commitment.history} locale={locale} />
        )}
        <PageLinks list={`${path}/updates`} newer={null} older={commitment.older} locale={locale} />
      </Section>
      <DeclaredPicture picture={commitment.picture} locale={locale} />
      <Section id="milestones" title={t("commitment.milestones")}>
        {commitment.milestones.length === 0 ? (
          <p>{t("commitment.noMilestones")}</p>
        ) : (
          <MilestoneList milestones={commitment.milestones} locale={locale} />
        )}
      </Section>
      {commitment.indicators.length > 0 && (
        <Section id="figures" title={t("commitment.readings")}>
          {commitment.indicators.map((indicator) => (
            <IndicatorTable
              key={indicator.slug}
              indicator={indicator}
              sides={commitment.accounts}
              locale={locale}
            />
          ))}
        </Section>
      )}
      <Cite locale={locale} path={path}>
        <Localized text={commitment.statementTitle} locale={locale} />,{" "}
        {t("words.commitment", { reference: cite(commitment) })}
      </Cite>
    </>
  );
}

async function Facts({ commitment, locale }: Props) {
  const t = await getTranslations({ locale });
  const { pausedOn, pauseReason } = commitment;
  return (
    <dl className="flex flex-wrap content-start gap-x-10 gap-y-3 text-sm lg:flex-col lg:border-s lg:border-line lg:ps-6">
      <div>
        <dt className="text-muted">{t("commitment.kind")}</dt>
        <dd>
          <a href={`/${locale}/about#kind-${commitment.kind}`}>{t(`words.kind.${commitment.kind}`)}</a>
        </dd>
      </div>
      <div>
        <dt className="text-muted">{t("commitment.areas")}</dt>
        {commitment.areas.map((area) => (
          <dd key={area.slug}>
            <a href={`/${locale}/areas/${area.slug}`}>
              <Localized text={area.name} locale={locale} />
            </a>
          </dd>
        ))}
      </div>
      <div>
        <dt className="text-muted">{t("commitment.cycle")}</dt>
        <dd>{t("commitment.cycleDays", { count: commitment.reportingCycle })}</dd>
      </div>
      {pausedOn && pauseReason && (
        <div className="basis-full">
          <dt>{t.rich("commitment.paused", { date: () => <DateText date={pausedOn} locale={locale} /> })}</dt>
          <dd>
            <Localized text={pauseReason} locale={locale} />
          </dd>
        </div>
      )}
    </dl>
  );
}
