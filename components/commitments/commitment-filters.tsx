import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommitmentList } from "@/components/commitments/commitment-list";
import { Localized } from "@/components/localized";
import { stateWords } from "@/components/pictures/state-words";
import { type FilterGroup, Filters } from "@/components/ui/filters";
import { ACCOUNT_STATES, type Facet } from "@/domain/commitments/rules";
import type { StatementCommitmentsView } from "@/domain/statements/queries";
import type { Locale } from "@/lib/i18n/routing";
import { queryOf, toggle } from "@/lib/narrow";
import { writePageQuery } from "@/lib/page-query";

type Props = { page: StatementCommitmentsView; path: string; locale: Locale };

/** A statement's commitments, as many as fit what is chosen, and the ways to choose. */
export async function NarrowedCommitments({ page, path, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "filters" });
  const { commitments, chosen, total } = page;
  const all = `/${locale}${path}`;
  const groups = await groupsOf({ page, path, locale });
  const values = groups.flatMap((group) => group.values.map((value) => ({ ...value, about: group.about })));
  return (
    <Filters groups={groups} all={all} someUnknown={page.someUnknown} locale={locale}>
      <p className="mb-4 text-muted">{t("commitments", { count: commitments.length, total })}</p>
      {commitments.length > 0 && <CommitmentList commitments={commitments} locale={locale} />}
      {commitments.length === 0 && chosen.length > 0 && (
        <>
          <p>{t("noCommitments")}</p>
          <ul className="mt-2 list-disc ps-5">
            {chosen.map(({ filter, value, left }) => {
              const named = values.find((one) => one.key === `${filter}=${value}`);
              return (
                <li key={`${filter}=${value}`}>
                  <a href={named?.href} rel="nofollow">
                    {t("remove")} {named?.about && <>{named.about}: </>}
                    {named?.label}
                  </a>{" "}
                  <span className="text-muted">({t("left", { count: left })})</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Filters>
  );
}

/** What the list can be narrowed by, in words and with addresses. */
async function groupsOf({ page, path, locale }: Props): Promise<FilterGroup[]> {
  const t = await getTranslations({ locale, namespace: "filters" });
  const labelOf = await labels(page, locale);
  const address = (filter: string, value: string) => {
    const chosen = toggle(page.chosen, { filter, value }, { many: true });
    return `/${locale}${path}${writePageQuery(queryOf(chosen))}`;
  };
  return page.facets.map(({ filter, party, values }) => {
    const side = page.parties.find(({ code }) => code === party)?.side;
    const about = side && <Localized text={side} locale={locale} />;
    const title = about ? (
      <>
        {about}: {t(`by.${filter}`)}
      </>
    ) : (
      t(`by.${filter}`)
    );
    return {
      key: `${filter} ${party}`,
      title,
      // The name of an institution says whose it is.
      about: filter === "institution" ? undefined : about,
      values: values.map(({ value, count, chosen }) => ({
        key: `${filter}=${value}`,
        label: labelOf(filter, value),
        href: address(filter, value),
        chosen,
        count,
      })),
    };
  });
}

async function labels({ areas, institutions }: StatementCommitmentsView, locale: Locale) {
  const t = await getTranslations({ locale, namespace: "words" });
  const stateInWords = await stateWords(locale);
  const named = (all: typeof areas | typeof institutions, slug: string) => {
    const found = all.find((one) => one.slug === slug);
    return found ? <Localized text={found.name} locale={locale} /> : slug;
  };
  return (filter: Facet["filter"], value: string): ReactNode => {
    if (filter === "area") return named(areas, value);
    if (filter === "institution") return named(institutions, value);
    const word = value.replace(/^.*\./, "");
    const state = ACCOUNT_STATES.find((one) => one === word);
    if (filter === "status" && state) return stateInWords(state);
    return t(`${filter}.${word}` as Parameters<typeof t>[0]);
  };
}
