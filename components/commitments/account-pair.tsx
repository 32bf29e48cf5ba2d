import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { AccountColumn } from "@/components/commitments/account-column";
import type { CommitmentView } from "@/domain/commitments/queries";
import { cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

/** The accounts side by side in the statement's order, equal in rank; between them, whether they agree. */
export async function AccountPair({ commitment, locale }: { commitment: CommitmentView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <div className="account-pair">
      {commitment.accounts.map((account, at) => (
        <Fragment key={account.party}>
          {at === 1 && (
            <div className="border-y border-line bg-accent-ground p-3 text-center text-accent lg:py-6">
              <p className="sticky top-6 flex flex-col items-center gap-2">
                <span className="number font-serif text-2xl font-semibold">{cite(commitment)}</span>
                <a
                  href={`/${locale}/about#agreement-${commitment.agreement}`}
                  className="text-sm font-semibold"
                >
                  {t(`agreement.${commitment.agreement}`)}
                </a>
              </p>
            </div>
          )}
          <AccountColumn account={account} commitment={commitment} locale={locale} />
        </Fragment>
      ))}
    </div>
  );
}
