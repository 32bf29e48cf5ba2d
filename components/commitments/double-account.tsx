import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MeaningLink } from "@/components/ui/meaning-link";
import type { PartyCode } from "@/db/vocabulary";
import { type Agreement, type CommitmentReference, cite, inTurn } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

type Props<Account> = {
  commitment: CommitmentReference & { agreement: Agreement; accounts: readonly Account[] };
  /** Draws one party's column, which takes the seat it is given. */
  column(account: Account, seat: number): ReactNode;
  locale: Locale;
};

/**
 * The accounts, equal in rank, that meet at a spine with the commitment's number and whether they agree. Stacked,
 * one of them stands first: which one changes from commitment to commitment.
 */
export async function DoubleAccount<Account extends { party: PartyCode }>({
  commitment,
  column,
  locale,
}: Props<Account>) {
  const t = await getTranslations({ locale, namespace: "words" });
  const { accounts, agreement } = commitment;
  const [above, ...below] = inTurn(commitment, accounts);
  return (
    <div className="double-account">
      {above && column(above.account, above.seat)}
      <div className="spine text-center">
        <p className="sticky top-6 flex flex-wrap items-center justify-center gap-x-3 gap-y-2 lg:flex-col">
          <span className="margin-number bg-paper px-2 text-xl lg:py-1 lg:text-3xl">{cite(commitment)}</span>
          <MeaningLink of="agreement" word={agreement} locale={locale}>
            <span className="inline-block border border-gold bg-sheet px-2 py-1 text-sm font-semibold text-ink">
              {t(`agreement.${agreement}`)}
            </span>
          </MeaningLink>
        </p>
      </div>
      {below.map(({ account, seat }) => column(account, seat))}
    </div>
  );
}
