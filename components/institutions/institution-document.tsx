import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountTags } from "@/components/commitments/account-tags";
import { NarrowingLink } from "@/components/commitments/narrowing-link";
import { Localized } from "@/components/localized";
import { FreshnessLegend, FreshnessYear } from "@/components/pictures/freshness-year";
import { DateText } from "@/components/ui/date";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLinks } from "@/components/ui/page-links";
import { PartyMark } from "@/components/ui/party-mark";
import { Section } from "@/components/ui/section";
import { UpdateList } from "@/components/updates/update-list";
import type { AccountInBrief, CommitmentInBrief } from "@/domain/commitments/queries";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { InstitutionView } from "@/domain/institutions/queries";
import type { Locale } from "@/lib/i18n/routing";

/** A page of what an institution answers for, with its side's word; the first one shows what it published too. */
export async function InstitutionDocument({
  institution,
  title,
  locale,
}: {
  institution: InstitutionView;
  title: ReactNode;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "institution" });
  const { party, website, leads, supports, newer, older } = institution;
  const list = `/institutions/${institution.slug}`;
  return (
    <>
      <PageHeading
        above={
          <span data-party={party} className="text-party">
            <PartyMark party={party} />
            <Localized text={institution.side} locale={locale} />
          </span>
        }
        title={title}
      >
        {website && (
          <p className="text-base">
            {t("website")}:{" "}
            <a href={website} rel="noopener noreferrer">
              {website}
            </a>
          </p>
        )}
      </PageHeading>
      <div className="mt-8">
        <p className="max-w-3xl text-sm text-muted">{t("freshness")}</p>
        <FreshnessLegend party={party} locale={locale} />
      </div>
      <Section id="leads" title={t("leads")}>
        <Answers commitments={leads} institution={institution} locale={locale} />
      </Section>
      <Section id="supports" title={t("supports")}>
        <Answers commitments={supports} institution={institution} locale={locale} />
      </Section>
      <NarrowingLink
        filter="institution"
        value={institution.slug}
        commitments={[...leads, ...supports]}
        locale={locale}
      />
      <PageLinks list={list} newer={newer} older={older} locale={locale} />
      {newer === null && <LatestUpdates institution={institution} list={`${list}/updates`} locale={locale} />}
    </>
  );
}

type LatestProps = { institution: InstitutionView; list: string; locale: Locale };

async function LatestUpdates({ institution, list, locale }: LatestProps) {
  const t = await getTranslations({ locale, namespace: "institution" });
  return (
    <Section id="updates" title={t("updates")}>
      {institution.updates.length === 0 ? (
        <p>{t("noUpdates")}</p>
      ) : (
        <UpdateList updates={institution.updates} withCommitment locale={locale} />
      )}
      <PageLinks list={list} newer={null} older={institution.olderUpdates} locale={locale} />
    </Section>
  );
}

type AnswersProps = {
  commitments: readonly CommitmentInBrief[];
  institution: InstitutionView;
  locale: Locale;
};

async function Answers({ commitments, institution: { party, freshness }, locale }: AnswersProps) {
  const t = await getTranslations({ locale, namespace: "institution" });
  if (commitments.length === 0) return <p>{t("noCommitments")}</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {commitments.map((commitment) => (
        <li
          key={commitment.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-3 md:flex-nowrap"
        >
          <div>
            <a href={`/${locale}/statements/${commitment.statement}/commitments/${addressPart(commitment)}`}>
              <span className="number">{cite(commitment)}</span>{" "}
              <Localized text={commitment.title} locale={locale} />
            </a>
            {commitment.accounts
              .filter((account) => account.party === party)
              .map((account) => (
                <OwnWord key={account.party} account={account} locale={locale} />
              ))}
          </div>
          <FreshnessYear
            months={freshness.find(({ commitmentId }) => commitmentId === commitment.id)?.months ?? []}
            party={party}
            locale={locale}
          />
        </li>
      ))}
    </ul>
  );
}

async function OwnWord({ account, locale }: { account: AccountInBrief; locale: Locale }) {
  const t = await getTranslations({ locale });
  const { word, dueOn } = account;
  return (
    <>
      <AccountTags account={account} locale={locale} />
      <p className="text-sm text-muted">
        {word && t.rich("account.asOf", { date: () => <DateText date={word.confirmedOn} locale={locale} /> })}
        {word && dueOn && <br />}
        {dueOn && t.rich("account.due", { date: () => <DateText date={dueOn} locale={locale} /> })}
      </p>
    </>
  );
}
