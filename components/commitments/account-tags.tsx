import { getTranslations } from "next-intl/server";
import { MeaningLink } from "@/components/ui/meaning-link";
import { Tag } from "@/components/ui/tag";
import type { AccountInBrief } from "@/domain/commitments/queries";
import type { Locale } from "@/lib/i18n/routing";

/** One side's status, or that there is no account yet, and how fresh it is; each word leads to its meaning. */
export async function AccountTags({ account, locale }: { account: AccountInBrief; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "words" });
  const { word, freshness } = account;
  return (
    <span data-party={account.party} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      {word?.status ? (
        <MeaningLink of="status" word={word.status} locale={locale}>
          <Tag strong>{t(`status.${word.status}`)}</Tag>
        </MeaningLink>
      ) : (
        <span className="font-semibold">{t(word ? "accountGiven" : "noAccount")}</span>
      )}
      <MeaningLink of="freshness" word={freshness} locale={locale}>
        <span className="text-sm text-muted">{t(`freshness.${freshness}`)}</span>
      </MeaningLink>
    </span>
  );
}
