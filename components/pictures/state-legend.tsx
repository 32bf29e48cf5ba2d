import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { Marks } from "@/components/pictures/state-marks";
import { stateWords } from "@/components/pictures/state-words";
import type { AccountInBrief } from "@/domain/commitments/queries";
import { ACCOUNT_STATES } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

/** What the marks mean: each party's outline, in the statement's order, and each state in words. */
export async function StateLegend({
  parties,
  locale,
}: {
  parties: readonly Pick<AccountInBrief, "party" | "side">[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "pictures" });
  const words = await stateWords(locale);
  return (
    <div className="text-sm">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {parties.map(({ party, side }) => (
          <li key={party} className="flex items-center gap-2">
            <Marks marks={[{ party, state: "not-started" }]} />
            <Localized text={side} locale={locale} />
          </li>
        ))}
      </ul>
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {ACCOUNT_STATES.map((state) => (
          <li key={state} className="flex items-center gap-2">
            <Marks marks={parties.map(({ party }) => ({ party, state }))} />
            {words(state)}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        <a href={`/${locale}/about#words`}>{t("meaning")}</a>
      </p>
    </div>
  );
}
