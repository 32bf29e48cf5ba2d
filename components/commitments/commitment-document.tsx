import { getTranslations } from "next-intl/server";
import { AccountPair } from "@/components/commitments/account-pair";
import { IndicatorTable } from "@/components/indicators/indicator-table";
import { Localized } from "@/components/localized";
import { MilestoneList } from "@/components/milestones/milestone-list";
import { Cite } from "@/components/ui/cite";
import { DateText } from "@/components/ui/date";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { UpdateList } from "@/components/updates/update-list";
import type { CommitmentView } from "@/domain/commitments/queries";
import { cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

type Props = { commitment: CommitmentView; locale: Locale };

/** One commitment with everything that is public about it. */
export async function CommitmentDocument({ commitment, path, locale }: Props & { path: string }) {
  const t = await getTranslations({ locale });
  return (
    <>
      <PageHeading
        above={t("words.commitment", { reference: cite(commitment) })}
        title={<Localized text={commitment.title} locale={locale} />}
      >
        <p>
          <Localized text={commitment.summary} locale={locale} />
        </p>
      </PageHeading>
      <Facts commitment={commitment} locale={locale} />
      <ClauseText commitment={commitment} locale={locale} />
      <Section id="accounts" title={t("commitment.accounts")}>
        <AccountPair commitment={commitment} locale={locale} />
      </Section>
      <Section id="history" title={t("commitment.history")}>
        {commitment.history.length === 0 ? (
          <p>{t("commitment.noHistory")}</p>
        ) : (
          <UpdateList updates={commitment.history} locale={locale} />
        )}
        <PageLinks list={`${path}/updates`} newer={null} older={commitment.older} locale={locale} />
      </Section>
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
            <IndicatorTable key={indicator.slug} indicator={indicator} locale={locale} />
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
    <dl className="mt-6 flex flex-wrap gap-x-10 gap-y-3 border-y border-line py-3">
      <div>
        <dt className="text-sm text-muted">{t("commitment.kind")}</dt>
        <dd>
          <a href={`/${locale}/about#kind-${commitment.kind}`}>{t(`words.kind.${commitment.kind}`)}</a>
        </dd>
      </div>
      <div>
        <dt className="text-sm text-muted">{t("commitment.areas")}</dt>
        {commitment.areas.map((area) => (
          <dd key={area.slug}>
            <a href={`/${locale}/areas/${area.slug}`}>
              <Localized text={area.name} locale={locale} />
            </a>
          </dd>
        ))}
      </div>
      <div>
        <dt className="text-sm text-muted">{t("commitment.cycle")}</dt>
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

async function ClauseText({ commitment, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "commitment" });
  return (
    <figure className="mt-6 max-w-3xl">
      <figcaption className="text-sm text-muted">
        <a href={`/${locale}/statements/${commitment.statement}/clauses/${commitment.clause}`}>
          {t("fromClause", { number: commitment.clause })}
        </a>
      </figcaption>
      <blockquote
        lang={commitment.language}
        className="mt-1 whitespace-pre-line border-s-4 border-line ps-4 font-serif"
      >
        {commitment.clauseText}
      </blockquote>
    </figure>
  );
}
