import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/routing";

type Props = {
  /** The address of the list after the language; its further pages stand below it. */
  list: string;
  /** The address of its first page, where that is another one. */
  first?: string;
  newer: string | number | null;
  older: string | number | null;
  /** What the list is narrowed to, as it stands in each address: `?kind=report`. */
  query?: string;
  locale: Locale;
};

/** The address of the page of a list that begins behind an entry; it stays the same however much is added. */
export function pathBefore(list: string, entry: string | number): string {
  return `${list}/before/${entry}`;
}

/** The ways from one page of a long list to the pages beside it; nothing where there is only one. */
export async function PageLinks({ list, first = list, newer, older, query = "", locale }: Props) {
  if (newer === null && older === null) return null;
  const t = await getTranslations({ locale, namespace: "pages" });
  return (
    <nav aria-label={t("label")} className="screen-only mt-6 flex flex-wrap justify-between gap-4">
      {newer !== null && (
        <a href={`/${locale}${newer === "first" ? first : pathBefore(list, newer)}${query}`} rel="prev">
          {t("newer")}
        </a>
      )}
      {older !== null && (
        <a href={`/${locale}${pathBefore(list, older)}${query}`} rel="next" className="ms-auto">
          {t("older")}
        </a>
      )}
    </nav>
  );
}
