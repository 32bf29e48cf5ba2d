import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { PlainText } from "@/components/plain-text";
import { DateText } from "@/components/ui/date";
import { Tag } from "@/components/ui/tag";
import { EditionDetails } from "@/components/updates/edition-details";
import { INSTITUTION_ROLES } from "@/db/vocabulary";
import type { CommitmentView } from "@/domain/commitments/queries";
import type { Locale } from "@/lib/i18n/routing";

type Account = CommitmentView["accounts"][number];
type Props = { account: Account; commitment: CommitmentView; locale: Locale };

/** One party's account in full, or plainly that there is none yet. */
export async function AccountColumn({ account, commitment, locale }: Props) {
  const t = await getTranslations({ locale });
  const headingId = `account-${account.party}`;
  const { dueOn } = account;
  return (
    <article
      aria-labelledby={headingId}
      data-party={account.party}
      className="flex flex-col gap-4 border border-line bg-sheet p-4 sm:p-6"
    >
      <h3 id={headingId} className="text-xl">
        <Localized text={account.side} locale={locale} />
      </h3>
      <Institutions account={account} locale={locale} />
      <p className="flex flex-wrap gap-2">
        {account.word?.status && (
          <a href={`/${locale}/about#status-${account.word.status}`}>
            <Tag strong>{t(`words.status.${account.word.status}`)}</Tag>
          </a>
        )}
        <a href={`/${locale}/about#freshness-${account.freshness}`}>
          <Tag>{t(`words.freshness.${account.freshness}`)}</Tag>
        </a>
      </p>
      {account.report ? (
        <Report account={account} report={account.report} commitment={commitment} locale={locale} />
      ) : (
        <div>
          <p className="text-lg font-semibold">{t("words.noAccount")}</p>
          <p className="text-muted">{t("account.noAccountText")}</p>
        </div>
      )}
      {dueOn !== null && (
        <p className="mt-auto text-sm text-muted">
          {t.rich("account.due", { date: () => <DateText date={dueOn} locale={locale} /> })}
        </p>
      )}
    </article>
  );
}

async function Report({
  account,
  report,
  commitment,
  locale,
}: Props & { report: NonNullable<Account["report"]> }) {
  const t = await getTranslations({ locale, namespace: "account" });
  const confirmed =
    account.word && account.word.confirmedOn !== report.asOf ? account.word.confirmedOn : null;
  return (
    <>
      <p className="text-sm text-muted">
        {t.rich("asOf", { date: () => <DateText date={report.asOf} locale={locale} /> })}
        {confirmed && (
          <>
            <br />
            {t.rich("confirmed", { date: () => <DateText date={confirmed} locale={locale} /> })}
          </>
        )}
      </p>
      <PlainText text={report.text} language={report.language} />
      <EditionDetails
        edition={report}
        parties={commitment.accounts.map(({ party, side }) => ({ code: party, side }))}
        locale={locale}
      />
      <p className="text-sm">
        <a href={`/${locale}/updates/${report.updateId}`}>{t("fullUpdate")}</a>
      </p>
    </>
  );
}

async function Institutions({ account, locale }: { account: Account; locale: Locale }) {
  const t = await getTranslations({ locale });
  if (account.institutions.length === 0) return <p className="text-sm">{t("account.noInstitution")}</p>;
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {INSTITUTION_ROLES.map((role) => {
        const inRole = account.institutions.filter((institution) => institution.role === role);
        if (inRole.length === 0) return null;
        return (
          <div key={role}>
            <dt className="text-muted">{t(`words.role.${role}`)}</dt>
            {inRole.map((institution) => (
              <dd key={institution.slug}>
                <a href={`/${locale}/institutions/${institution.slug}`}>
                  <Localized text={institution.name} locale={locale} />
                </a>
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
