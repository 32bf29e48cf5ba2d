import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { DateText } from "@/components/ui/date";
import { PartyMark } from "@/components/ui/party-mark";
import type { AccountInBrief, CommitmentInBrief } from "@/domain/commitments/queries";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  commitments: readonly CommitmentInBrief[];
  due: readonly { commitment: CommitmentInBrief; account: AccountInBrief; dueOn: string }[];
  locale: Locale;
};

/** How fresh each side's accounts are, in the statement's order, and the due days that come next. */
export async function DueOverview({ commitments, due, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "home" });
  const accounts = commitments.flatMap((commitment) => commitment.accounts);
  const sides = new Map(accounts.map(({ party, side }) => [party, side]));
  return (
    <>
      <p className="max-w-3xl text-sm text-muted">{t("dueExplanation")}</p>
      <dl className="mt-3 grid gap-4 sm:auto-cols-fr sm:grid-flow-col">
        {[...sides].map(([party, side]) => (
          <div key={party} data-party={party} className="party-edge p-4">
            <dt className="font-semibold text-party">
              <PartyMark party={party} />
              <Localized text={side} locale={locale} />
            </dt>
            <dd>{t("dueCounts", countFreshness(accounts.filter((account) => account.party === party)))}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-6">{t("dueNext")}</h3>
      {due.length === 0 && <p className="mt-2">{t("nothingDue")}</p>}
      <ol className="mt-2 flex flex-col gap-2">
        {due.map(({ commitment, account, dueOn }) => (
          <li key={`${commitment.id} ${account.party}`}>
            <span className="block text-sm text-muted">
              <DateText date={dueOn} locale={locale} />, <Localized text={account.side} locale={locale} />
            </span>
            <a href={`/${locale}/statements/${commitment.statement}/commitments/${addressPart(commitment)}`}>
              <span className="number">{cite(commitment)}</span>{" "}
              <Localized text={commitment.title} locale={locale} />
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

function countFreshness(accounts: readonly AccountInBrief[]) {
  const counts = { current: 0, due: 0, overdue: 0, paused: 0 };
  for (const account of accounts) counts[account.freshness] += 1;
  return counts;
}
