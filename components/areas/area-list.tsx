import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { AreaStates } from "@/components/pictures/area-states";
import { PartyMark } from "@/components/ui/party-mark";
import type { PartyCode } from "@/db/vocabulary";
import type { AreaWithCommitments } from "@/domain/areas/queries";
import type { CommitmentInBrief } from "@/domain/commitments/queries";
import type { Locale } from "@/lib/i18n/routing";

/** Areas with the number of their commitments, and of how many each side has given an account. */
export async function AreaList({
  areas,
  states = false,
  locale,
}: {
  areas: readonly AreaWithCommitments[];
  /** Whether each area shows what either side says about each of its commitments, instead of how many it speaks of. */
  states?: boolean;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "home" });
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {areas.map((area) => (
        <li key={area.slug} className="flex flex-col gap-2 border border-line bg-sheet p-4 sm:p-5">
          <h3>
            <a href={`/${locale}/areas/${area.slug}`} className="text-ink">
              <Localized text={area.name} locale={locale} />
            </a>
          </h3>
          <p className="text-sm text-muted">
            <Localized text={area.description} locale={locale} />
          </p>
          <p className="mt-auto pt-2 font-semibold">{t("commitments", { count: area.commitments.length })}</p>
          {states && area.commitments.length > 0 && (
            <AreaStates commitments={area.commitments} locale={locale} />
          )}
          {!states && area.commitments.length > 0 && (
            <ul className="text-sm text-muted">
              {accountsGiven(area.commitments).map(({ party, side, count }) => (
                <li key={party}>
                  <PartyMark party={party} />
                  {t.rich("withAccount", { side: () => <Localized text={side} locale={locale} />, count })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** For each party in the statement's order, on how many of the commitments it has given an account. */
function accountsGiven(commitments: readonly CommitmentInBrief[]) {
  const counts = new Map<PartyCode, { party: PartyCode; side: AccountSide; count: number }>();
  for (const { party, side, word } of commitments.flatMap((commitment) => commitment.accounts)) {
    const before = counts.get(party)?.count ?? 0;
    counts.set(party, { party, side, count: before + (word === null ? 0 : 1) });
  }
  return [...counts.values()];
}

type AccountSide = CommitmentInBrief["accounts"][number]["side"];
