import { getTranslations } from "next-intl/server";
import type { Mark } from "@/components/pictures/state-marks";
import type { LocalizedText } from "@/db/vocabulary";
import type { CommitmentInBrief } from "@/domain/commitments/queries";
import { type AccountState, cite, stateOf } from "@/domain/commitments/rules";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

/** The words that a picture's states have everywhere on the portal. */
export async function stateWords(locale: Locale): Promise<(state: AccountState) => string> {
  const t = await getTranslations({ locale, namespace: "words" });
  return (state) => {
    if (state === "no-account") return t("noAccount");
    return state === "declared" ? t("accountGiven") : t(`status.${state}`);
  };
}

/** A mark for each party, in the statement's order. */
export const marksOf = ({ accounts }: CommitmentInBrief): Mark[] =>
  accounts.map(({ party, word }) => ({ party, state: stateOf(word) }));

/** A mark's facts in words, for who cannot see it: `6.2 Title. Kazakh side: Under way. Serbian side: …` */
export function describeCommitment(
  commitment: CommitmentInBrief,
  locale: Locale,
  words: (state: AccountState) => string,
): string {
  const inLanguage = (text: LocalizedText) => localize(text, locale).text;
  const sides = commitment.accounts.map(({ side, word }) => `${inLanguage(side)}: ${words(stateOf(word))}`);
  return [`${cite(commitment)} ${inLanguage(commitment.title)}`, ...sides].join(". ");
}
