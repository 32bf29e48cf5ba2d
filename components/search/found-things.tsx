import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { Marked, MarkedExcerpt } from "@/components/search/marked";
import { DateText } from "@/components/ui/date";
import { CONTENT_LANGUAGES, type ContentLanguage } from "@/db/vocabulary";
import { type Excerpt, excerptOf, type IsHit, markHits } from "@/domain/search/rules";
import type { Thing } from "@/domain/search-index/queries";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

type Props = { things: readonly Thing[]; isHit: IsHit; locale: Locale };

/** Clauses, institutions and other things that were found, each with what it was found by. */
export async function FoundThings({ things, isHit, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "words" });
  return (
    <ol className="divide-y divide-line border-y border-line">
      {things.map((thing) => {
        const title = localize(thing.title, locale);
        const found = findExcerpt(thing, locale, isHit);
        return (
          <li key={thing.key} className="flex max-w-3xl flex-col gap-1 py-3">
            <p>
              <a href={`/${locale}${thing.address}`} className="font-semibold">
                {thing.kind === "clause" && `${t("clause", { number: thing.citation })}: `}
                {thing.kind === "commitment" && `${t("commitment", { reference: thing.citation })}: `}
                <Marked parts={markHits(title.text, isHit)} language={title.language} />
              </a>
            </p>
            {found && <MarkedExcerpt excerpt={found.excerpt} language={found.language} />}
            {thing.day !== "" && (
              <p className="text-sm text-muted">
                <DateText date={thing.day} locale={locale} />
              </p>
            )}
            {thing.side && (
              <p className="text-sm text-muted">
                <Localized text={thing.side} locale={locale} />
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

type Found = { excerpt: Excerpt; language?: ContentLanguage };

/**
 * What to show of a thing below its title: its text in the reader's language, unless the words that were looked for
 * stand only in another one, of its text or its title.
 */
function findExcerpt({ title, text }: Thing, locale: Locale, isHit: IsHit): Found | undefined {
  const own = localize(text, locale);
  const first = { excerpt: excerptOf(own.text, isHit), language: own.language };
  if (first.excerpt.hasHit) return first;
  if (!markHits(localize(title, locale).text, isHit).some(({ isMarked }) => isMarked)) {
    for (const texts of [text, title]) {
      for (const language of CONTENT_LANGUAGES) {
        const excerpt = excerptOf(texts[language] ?? "", isHit);
        if (excerpt.hasHit) return { excerpt, language };
      }
    }
  }
  return own.text === "" ? undefined : first;
}
