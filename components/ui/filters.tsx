import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/routing";

/** One value of a filter. `href` takes it, or takes it away if it is chosen. */
export type FilterValue = { key: string; label: ReactNode; href: string; chosen: boolean; count?: number };

/** Values that stand side by side; `about` is whose they are, where that has to be said of each. */
export type FilterGroup = {
  key: string;
  title: ReactNode;
  about?: ReactNode;
  values: readonly FilterValue[];
};

type Props = {
  groups: readonly FilterGroup[];
  /** The address of the whole list. */
  all: string;
  /** Whether something in the address is not known here. */
  someUnknown: boolean;
  locale: Locale;
  children: ReactNode;
};

/** So many values are shown at once; a longer group opens on demand. */
const SHORT = 12;
/** On a wide screen the filters stand open beside the list; browsers that cannot do that keep them to be opened. */
const OPEN_WHEN_WIDE =
  "supports-[selector(::details-content)]:lg:details-content:[content-visibility:visible] " +
  "supports-[selector(::details-content)]:lg:[&>summary]:hidden";

/** A list with its filters: plain links, beside it on a wide screen, in a box to be opened above it on a narrow one. */
export async function Filters({ groups, all, someUnknown, locale, children }: Props) {
  const t = await getTranslations({ locale, namespace: "filters" });
  const chosen = groups.flatMap((group) =>
    group.values.filter((value) => value.chosen).map((value) => ({ ...value, about: group.about })),
  );
  return (
    <div className="mt-8 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-x-10">
      <nav aria-label={t("label")} className="screen-only">
        <details className={`border border-line bg-sheet lg:border-0 lg:bg-transparent ${OPEN_WHEN_WIDE}`}>
          <summary className="cursor-pointer px-4 py-3 font-semibold">
            {t("label")}
            {chosen.length > 0 && <> ({t("chosenCount", { count: chosen.length })})</>}
          </summary>
          <div className="flex flex-col gap-6 px-4 pb-4 lg:px-0">
            {groups.map((group) => (
              <Group key={group.key} group={group} />
            ))}
          </div>
        </details>
      </nav>
      <div className="mt-6 min-w-0 lg:mt-0">
        {someUnknown && <p className="mb-4 bg-notice-ground px-3 py-2 text-notice">{t("unknown")}</p>}
        {chosen.length > 0 && (
          <ul aria-label={t("chosen")} className="mb-4 flex flex-wrap items-center gap-2 text-sm">
            {chosen.map((value) => (
              <li key={value.key}>
                <a
                  href={value.href}
                  rel="nofollow"
                  className="inline-block border border-accent bg-accent-ground px-2 py-1 no-underline hover:underline"
                >
                  <span className="sr-only">{t("remove")} </span>
                  {value.about && <>{value.about}: </>}
                  {value.label} <span aria-hidden="true">×</span>
                </a>
              </li>
            ))}
            <li>
              <a href={all} className="inline-block px-2 py-1">
                {t("clear")}
              </a>
            </li>
          </ul>
        )}
        {children}
      </div>
    </div>
  );
}

function Group({ group: { title, values } }: { group: FilterGroup }) {
  const list = (
    <ul className="mt-1 text-sm">
      {values.map((value) => (
        <li key={value.key}>
          <a
            href={value.href}
            rel="nofollow"
            aria-current={value.chosen ? "true" : undefined}
            className="flex items-baseline gap-2 py-1 no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
          >
            <span aria-hidden="true" className="w-4 shrink-0">
              {value.chosen ? "✓" : ""}
            </span>
            <span className="min-w-0 grow">{value.label}</span>
            {value.count !== undefined && <span className="number text-muted">{value.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
  if (values.length <= SHORT) {
    return (
      <section>
        <h2 className="text-base">{title}</h2>
        {list}
      </section>
    );
  }
  return (
    <details open={values.some((value) => value.chosen)}>
      <summary className="cursor-pointer">
        <h2 className="inline text-base">{title}</h2>{" "}
        <span className="number text-muted">({values.length})</span>
      </summary>
      {list}
    </details>
  );
}
