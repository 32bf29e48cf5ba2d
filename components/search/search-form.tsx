import { getTranslations } from "next-intl/server";
import { QUERY_LIMIT } from "@/domain/search/schema";
import type { Locale } from "@/lib/i18n/routing";

/** The field for a query and its button; two on one page need ids of their own. */
export async function SearchForm({
  locale,
  value = "",
  id = "q",
}: {
  locale: Locale;
  value?: string;
  id?: string;
}) {
  const t = await getTranslations({ locale, namespace: "search" });
  return (
    <search className="screen-only block">
      <form action={`/${locale}/search`} method="get" className="flex max-w-2xl">
        <label htmlFor={id} className="sr-only">
          {t("label")}
        </label>
        <input
          id={id}
          name="q"
          type="search"
          dir="auto"
          defaultValue={value}
          maxLength={QUERY_LIMIT}
          placeholder={t("label")}
          className="min-h-11 w-full min-w-0 border-2 border-e-0 border-accent bg-sheet px-3 py-1.5 text-base placeholder:text-muted placeholder:opacity-100"
        />
        <button
          type="submit"
          className="min-h-11 shrink-0 cursor-pointer border-2 border-accent bg-accent px-4 py-1.5 font-bold text-sheet"
        >
          {t("button")}
        </button>
      </form>
    </search>
  );
}
