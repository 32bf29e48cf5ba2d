import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SingleFilters } from "@/components/ui/single-filters";
import { UpdatesPage } from "@/components/updates/updates-page";
import { updatesPage } from "@/domain/updates/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { narrowedUpdates, type SearchParams } from "./narrowed";

/** It reads its query, in the one form in which server/page-queries.ts lets it through. */
export const dynamic = "force-dynamic";

const LIST = "/updates";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { chosen, query } = await narrowedUpdates(searchParams, locale);
  const t = await getTranslations({ locale, namespace: "updates" });
  return pageMetadata({
    ...{ locale, path: LIST + query, chosen },
    ...{ title: t("title"), description: t("description") },
  });
}

export default async function LatestUpdatesPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { filter, query, ...filters } = await narrowedUpdates(searchParams, locale);
  const t = await getTranslations({ locale, namespace: "updates" });
  const page = (await updatesPage({ before: null, filter })) ?? notFound();
  const title = t("title");
  const place = { path: LIST + query, list: LIST, first: LIST, query, trail: [{ label: title }] };
  return (
    <UpdatesPage
      page={page}
      title={title}
      {...place}
      narrow={(list) => (
        <SingleFilters {...filters} list={LIST} locale={locale}>
          {list}
        </SingleFilters>
      )}
      locale={locale}
    />
  );
}
