import { getTranslations } from "next-intl/server";
import { AccountTags } from "@/components/commitments/account-tags";
import { Localized } from "@/components/localized";
import { DateText } from "@/components/ui/date";
import { PartyMark } from "@/components/ui/party-mark";
import { EditionDetails } from "@/components/updates/edition-details";
import { EditionText } from "@/components/updates/edition-text";
import { INSTITUTION_ROLES } from "@/db/vocabulary";
import type { CommitmentView } from "@/domain/commitments/queries";
import type { Locale } from "@/lib/i18n/routing";

type Account = CommitmentView["accounts"][number];
type Props = { account: Account; commitment: CommitmentView; locale: Locale };

/** One party's account in full, or plainly that there is none yet. */
export async function AccountColumn({ account, commitment, seat, locale }: Props & { seat: number }) {
  const t = await getTranslations({ locale });
  const headingId = `account-${account.party}`;
  const { dueOn } = account;
  return (
    <article
      aria-labelledby={headingId}
      data-party={account.party}
      data-seat={seat}
      className="party-edge flex flex-col gap-4 p-4 sm:p-6"
    >
      <h3 id={headingId} className="text-xl text-party">
        <PartyMark party={account.party} />
        <Localized text={account.side} locale={locale} />
      </h3>
      <AccountTags account={account} locale={locale} />
      {account.report ? (
        <Report account={account} report={account.report} commitment={commitment} locale={locale} />
      ) : (
        <p className="text-muted">{t("account.noAccountText")}</p>
      )}
      <div className="mt-auto flex flex-col gap-3 border-t border-line pt-4 text-sm text-muted">
        <Institutions account={account} locale={locale} />
        {dueOn !== null && (
          <p>{t.rich("account.due", { date: () => <DateText date={dueOn} locale={locale} /> })}</p>
        )}
      </div>
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
  return (
    <>
      <AsOf account={account} locale={locale} />
      <EditionText edition={report} locale={locale} />
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

/** For which day a party's account is true, and when it was confirmed since. */
export async function AsOf({ account, locale }: { account: Account; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "account" });
  const { report, word } = account;
  if (!report) return null;
  const confirmed = word && word.confirmedOn !== report.asOf ? word.confirmedOn : null;
  return (
    <p className="text-sm text-muted">
      {t.rich("asOf", { date: () => <DateText date={report.asOf} locale={locale} /> })}
      {confirmed && (
        <>
          <br />
          {t.rich("confirmed", { date: () => <DateText date={confirmed} locale={locale} /> })}
        </>
      )}
    </p>
  );
}

async function Institutions({ account, locale }: { account: Account; locale: Locale }) {
  const t = await getTranslations({ locale });
  if (account.institutions.length === 0) return <p>{t("account.noInstitution")}</p>;
  return (
    <dl className="flex flex-col gap-2">
      {INSTITUTION_ROLES.map((role) => {
        const inRole = account.institutions.filter((institution) => institution.role === role);
        if (inRole.length === 0) return null;
        return (
          <div key={role}>
            <dt>{t(`words.role.${role}`)}</dt>
            {inRole.map((institution) => (
              <dd key={institution.slug} className="mt-1">
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
