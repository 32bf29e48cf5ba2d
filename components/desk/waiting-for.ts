import { getTranslations } from "next-intl/server";
import type { LocalizedText, PartyCode } from "@/db/vocabulary";
import { WAITING_FOR_OTHERS } from "@/db/vocabulary";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

export type PartyNames = readonly { code: PartyCode; name: LocalizedText }[];

/** Names whose move it is: a party by its name, or one of the fixed words. */
export async function namesOfWaiting(locale: Locale, parties: PartyNames): Promise<(who: string) => string> {
  const t = await getTranslations({ locale, namespace: "words.waitingFor" });
  return (who) => {
    const other = WAITING_FOR_OTHERS.find((word) => word === who);
    if (other) return t(other, { sides: parties.length });
    const party = parties.find((one) => one.code === who);
    return party ? localize(party.name, locale).text : who;
  };
}
