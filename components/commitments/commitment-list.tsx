import { getTranslations } from "next-intl/server";
import { AccountTags } from "@/components/commitments/account-tags";
import { Localized } from "@/components/localized";
import { MeaningLink } from "@/components/ui/meaning-link";
import { PartyMark } from "@/components/ui/party-mark";
import type { CommitmentInBrief } from "@/domain/commitments/queries";
import { addressPart, cite, inTurn } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

/** Commitments, each with its number in the margin, every side's word, and whether the accounts agree. */
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
        <li key={commitment.id} className="grid gap-x-4 py-5 sm:grid-cols-[4rem_minmax(0,1fr)]">
          <span aria-hidden="true" className="margin-number text-xl sm:text-2xl">
            {cite(commitment)}
          </span>
          <div>
            <p>
              <a
                href={`/${locale}/statements/${commitment.statement}/commitments/${addressPart(commitment)}`}
                className="font-serif text-lg font-semibold text-ink"
              >
                <span className="sr-only">{cite(commitment)} </span>
                <Localized text={commitment.title} locale={locale} />
              </a>
            </p>
            <PartyWords commitment={commitment} locale={locale} />
            <p className="mt-2 text-sm text-muted">
              <MeaningLink of="agreement" word={commitment.agreement} locale={locale}>
                {t(`agreement.${commitment.agreement}`)}
              </MeaningLink>
              {" · "}
              <MeaningLink of="kind" word={commitment.kind} locale={locale}>
                {t(`kind.${commitment.kind}`)}
              </MeaningLink>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Each side's status and freshness, as wide as each other; stacked, the first changes from one to the next. */
export function PartyWords({ commitment, locale }: { commitment: CommitmentInBrief; locale: Locale }) {
  return (
    <dl className="mt-3 grid gap-3 sm:auto-cols-fr sm:grid-flow-col">
      {inTurn(commitment, commitment.accounts).map(({ account, seat }) => (
        <div
          key={account.party}
          data-party={account.party}
          data-seat={seat}
          className="border-s-4 border-party ps-3 sm:order-(--seat)"
        >
          <dt className="text-sm text-party">
            <PartyMark party={account.party} />
            <Localized text={account.side} locale={locale} />
          </dt>
          <dd className="mt-0.5">
            <AccountTags account={account} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
