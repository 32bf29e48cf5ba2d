import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FoundThings } from "@/components/search/found-things";
import { FoundUpdates } from "@/components/search/found-updates";
import { Section } from "@/components/ui/section";
import type { Found, Results, SearchPlace } from "@/domain/search/queries";
import type { IsHit } from "@/domain/search/rules";
import { searchAddress } from "@/domain/search/schema";
import type { SearchKind } from "@/domain/search-index/rules";
import { formatNumber } from "@/lib/i18n/format-number";
import type { Locale } from "@/lib/i18n/routing";
import { transliterate } from "@/lib/i18n/transliterate";

type Props = { query: string; found: Found; place: SearchPlace; locale: Locale };

/** What was found, by kind: the statement's own things first, then what the sides have published. */
export async function SearchResults({ query, found, place, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "search" });
  const hits = new Set(found.hits);
  const isHit: IsHit = (word) => hits.has(word);
  const { things, updates } = found;
  if (things.length === 0 && updates.results.length === 0)
    return <NothingFound query={query} locale={locale} />;
  const group = { query, place, locale };
  return (
    <>
      <Corrections query={query} found={found} locale={locale} />
      {place.kind !== null && (
        <p className="mt-4">
          <a href={`/${locale}${searchAddress({ q: query })}`}>{t("allKinds")}</a>
        </p>
      )}
      {things.map((one) => (
        <Group key={one.kind} {...group} kind={one.kind} results={one}>
          <FoundThings things={one.results} isHit={isHit} locale={locale} />
        </Group>
      ))}
      {updates.results.length > 0 && (
        <Group {...group} kind="update" results={updates} older={updates.older}>
          <FoundUpdates updates={updates.results} isHit={isHit} locale={locale} />
        </Group>
      )}
    </>
  );
}

/** Results of one kind with their number, as far as they were counted, and the way to more of them. */
async function Group({
  query,
  place,
  locale,
  kind,
  results,
  older = null,
  children,
}: Omit<Props, "found"> & {
  kind: SearchKind;
  results: Results<unknown>;
  older?: number | null;
  children: ReactNode;
}) {
  const t = await getTranslations({ locale, namespace: "search" });
  const pages = await getTranslations({ locale, namespace: "pages" });
  const { total, isMore } = results;
  const hasMore = total > results.results.length;
  const isAlone = place.kind === kind;
  const number = formatNumber(total, locale);
  const count = place.before !== null ? "" : ` (${isMore ? t("moreThan", { count: number }) : number})`;
  const next = searchAddress({ q: query, kind, before: isAlone ? older : null });
  return (
    <Section id={kind} title={`${t(`kinds.${kind}`)}${count}`}>
      {children}
      {hasMore && !isAlone && (
        <p className="screen-only mt-4">
          <a href={`/${locale}${next}`}>{t("showAll", { kind: t(`kinds.${kind}`) })}</a>
        </p>
      )}
      {isAlone && older !== null && (
        <p className="screen-only mt-6 text-end">
          <a href={`/${locale}${next}`} rel="next">
            {pages("older")}
          </a>
        </p>
      )}
      {isAlone && kind !== "update" && hasMore && (
        <p className="mt-4">{t("closest", { count: results.results.length })}</p>
      )}
    </Section>
  );
}

/** What was taken for mistyped, and the way to what was typed. */
async function Corrections({ query, found, locale }: Omit<Props, "place">) {
  if (found.corrections.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "search" });
  const literal = found.corrections.reduce((text, { typed }) => text.replace(typed, `"${typed}"`), query);
  return (
    <div className="mt-6 max-w-3xl border-s-4 border-notice bg-notice-ground px-4 py-3 text-notice">
      {found.corrections.map(({ typed, meant }) => (
        <p key={typed}>
          {t.rich("corrected", {
            typed: () => <bdi>{typed}</bdi>,
            meant: () => (
              <bdi className="font-bold">{locale === "sr-Latn" ? transliterate(meant) : meant}</bdi>
            ),
          })}
        </p>
      ))}
      <p>
        <a href={`/${locale}${searchAddress({ q: literal })}`}>{t("literally")}</a>
      </p>
    </div>
  );
}

async function NothingFound({ query, locale }: Pick<Props, "query" | "locale">) {
  const t = await getTranslations({ locale, namespace: "search" });
  return (
    <div className="mt-8 flex max-w-3xl flex-col gap-3">
      <p className="text-lg font-semibold">{t.rich("nothing", { query: () => <bdi>{query}</bdi> })}</p>
      <ul className="flex list-disc flex-col gap-2 ps-5">
        <li>{t("tryFewer")}</li>
        <li>{t("tryOther")}</li>
        <li>
          <a href={`/${locale}/areas`}>{t("tryAreas")}</a>
        </li>
      </ul>
    </div>
  );
}
