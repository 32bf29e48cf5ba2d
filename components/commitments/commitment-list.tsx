import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { Tag } from "@/components/ui/tag";
import type { AccountInBrief, CommitmentInBrief } from "@/domain/commitments/queries";
import { addressPart, cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

/** Commitments with every side's word and whether the accounts agree. */
export async function CommitmentList({
  commitments,
  locale,
}: {
  commitments: readonly CommitmentInBrief[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <ul className="divide-y divide-line border-y border-line">
      {commitments.map((commitment) => (
        <li key={commitment.id} className="py-4">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <a
              href={`/${locale}/statements/${commitment.statement}/commitments/${addressPart(commitment)}`}
              className="font-serif text-lg font-semibold"
            >
              <span className="number">{cite(commitment)}</span>{" "}
              <Localized text={commitment.title} locale={locale} />
            </a>
            <span className="text-sm text-muted">{t(`kind.${commitment.kind}`)}</span>
          </p>
          <PartyWords commitment={commitment} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

/** Each side's status and freshness in one line, and the agreement. */
export async function PartyWords({ commitment, locale }: { commitment: CommitmentInBrief; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <>
      <dl className="mt-2 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {commitment.accounts.map((account) => (
          <div key={account.party} className="gap-2 sm:flex sm:flex-wrap sm:items-baseline">
            <dt className="text-sm text-muted">
              <Localized text={account.side} locale={locale} />
            </dt>
            <dd>
              <AccountWord account={account} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-sm text-muted">{t(`agreement.${commitment.agreement}`)}</p>
    </>
  );
}

/** One side's word: its status, or that there is no account yet, and how fresh it is. */
export async function AccountWord({ account, locale }: { account: AccountInBrief; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <span className="flex flex-wrap items-baseline gap-2">
      {account.word?.status && <Tag strong>{t(`status.${account.word.status}`)}</Tag>}
      {account.word && !account.word.status && <span>{t("accountGiven")}</span>}
      {!account.word && <span>{t("noAccount")}</span>}
      <span className="text-sm text-muted">{t(`freshness.${account.freshness}`)}</span>
    </span>
  );
}
