import type { ReactNode } from "react";
import { type FilterGroup, Filters } from "@/components/ui/filters";
import type { Locale } from "@/lib/i18n/routing";
import { type Choice, queryOf, toggle } from "@/lib/narrow";
import { writePageQuery } from "@/lib/page-query";

/** What a filter of one value offers; several groups may offer values of the same filter. */
export type Offer = {
  filter: string;
  title: ReactNode;
  values: readonly { value: string; label: ReactNode }[];
};

type Props = {
  offers: readonly Offer[];
  chosen: readonly Choice[];
  someUnknown: boolean;
  /** The address of the whole list after the language. */
  list: string;
  locale: Locale;
  children: ReactNode;
};

/** A list that can be narrowed to one value of each filter. */
export function SingleFilters({ offers, chosen, someUnknown, list, locale, children }: Props) {
  const all = `/${locale}${list}`;
  const groups = offers.map(
    ({ filter, title, values }, index): FilterGroup => ({
      key: `${filter} ${index}`,
      title,
      values: values.map(({ value, label }) => ({
        key: `${filter}=${value}`,
        label,
        href: all + writePageQuery(queryOf(toggle(chosen, { filter, value }, { many: false }))),
        chosen: chosen.some((one) => one.filter === filter && one.value === value),
      })),
    }),
  );
  return (
    <Filters groups={groups} all={all} someUnknown={someUnknown} locale={locale}>
      {children}
    </Filters>
  );
}

/** Whether a choice is among what is offered. */
export const isOffered = (offers: readonly Offer[]) => (choice: Choice) =>
  offers.some(
    ({ filter, values }) => filter === choice.filter && values.some(({ value }) => value === choice.value),
  );
