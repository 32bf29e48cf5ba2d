import { getTranslations } from "next-intl/server";
import { DateText } from "@/components/ui/date";
import { MeaningLink } from "@/components/ui/meaning-link";
import { Tag } from "@/components/ui/tag";
import { EditionDetails } from "@/components/updates/edition-details";
import { EditionText } from "@/components/updates/edition-text";
import type { PartyInBrief, UpdateView } from "@/domain/updates/queries";
import type { Locale } from "@/lib/i18n/routing";

/** The words of one edition in full. */
export async function EditionWords({
  edition,
  parties,
  locale,
}: {
  edition: UpdateView["editions"][number];
  parties: readonly PartyInBrief[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <p className="flex flex-wrap items-baseline gap-3">
        {edition.status && (
          <MeaningLink of="status" word={edition.status} locale={locale}>
            <Tag strong>{t(`words.status.${edition.status}`)}</Tag>
          </MeaningLink>
        )}
        <span className="text-sm text-muted">
          {t.rich("account.asOf", { date: () => <DateText date={edition.asOf} locale={locale} /> })}
        </span>
      </p>
      {edition.text && <EditionText edition={edition} locale={locale} />}
      <EditionDetails edition={edition} parties={parties} locale={locale} />
    </div>
  );
}
