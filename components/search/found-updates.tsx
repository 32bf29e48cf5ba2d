import { Localized } from "@/components/localized";
import { MarkedExcerpt } from "@/components/search/marked";
import { DateText } from "@/components/ui/date";
import { PartyMark } from "@/components/ui/party-mark";
import type { FoundUpdate } from "@/domain/search/queries";
import { excerptOf, type IsHit } from "@/domain/search/rules";
import { contentLanguageOf } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

type Props = { updates: readonly FoundUpdate[]; isHit: IsHit; locale: Locale };

/** Published updates that were found, the latest first, each with a piece of it in a language in which it was found. */
export function FoundUpdates({ updates, isHit, locale }: Props) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {updates.map((update) => (
        <li key={update.id} data-party={update.party} className="flex max-w-3xl flex-col gap-1 py-3">
          <p>
            <a href={`/${locale}/updates/${update.id}`} className="font-semibold text-party">
              <PartyMark party={update.party} />
              <Localized text={update.side} locale={locale} />:{" "}
              <span className="number">{update.citation}</span>{" "}
              <Localized text={update.title} locale={locale} />
            </a>
          </p>
          <FoundWords words={update.words} isHit={isHit} locale={locale} />
          <p className="text-sm text-muted">
            <DateText date={update.publishedAt} locale={locale} /> ·{" "}
            <Localized text={update.institution} locale={locale} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The piece in the page's language if the search finds it there, else in the first language where it does. */
function FoundWords({ words, isHit, locale }: Omit<Props, "updates"> & Pick<FoundUpdate, "words">) {
  const read = contentLanguageOf(locale);
  const excerpts = words.map(({ language, text }) => ({ language, ...excerptOf(text, isHit) }));
  const hits = excerpts.filter(({ hasHit }) => hasHit);
  const shown = hits.find(({ language }) => language === read) ?? hits[0] ?? excerpts[0];
  if (!shown) return null;
  return <MarkedExcerpt excerpt={shown} language={shown.language === locale ? undefined : shown.language} />;
}
