import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pathBefore } from "@/components/ui/page-links";
import { SingleFilters } from "@/components/ui/single-filters";
import { titleOfOlder, UpdatesPage } from "@/components/updates/updates-page";
import { updatesPage } from "@/domain/updates/queries";
import { addressNumber } from "@/lib/address-number";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { narrowedUpdates, type SearchParams } from "../../narrowed";

/** It reads its query, in the one form in which server/page-queries.ts lets it through. */
export const dynamic = "force-dynamic";

const LIST = "/updates";

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: SearchParams };

async function load({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const before = addressNumber((await params).id);
  const { filter, query, ...filters } = await narrowedUpdates(searchParams, locale);
  const page = (await updatesPage({ before, filter })) ?? notFound();
  const t = await getTranslations({ locale, namespace: "updates" });
  const title = await titleOfOlder(page, t("all"), locale);
  const path = pathBefore(LIST, before) + query;
  return { locale, page, title, path, query, filters, description: t("description") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, path, title, description, filters } = await load(props);
  return pageMetadata({ locale, path, title, description, chosen: filters.chosen });
}

export default async function OlderUpdatesPage(props: Props) {
  const { locale, page, title, path, query, filters } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [{ label: t("updates.title"), path: LIST }, { label: t("pages.older") }];
  const place = { path, list: LIST, first: LIST, query, trail };
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
