import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UpdatesPage, updatesPath } from "@/components/updates/updates-page";
import { updatesPage } from "@/domain/updates/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "updates" });
  return pageMetadata({ locale, path: updatesPath(1), title: t("title"), description: t("description") });
}

export default async function LatestUpdatesPage({ params }: Props) {
  const locale = await pageLocale(params);
  return <UpdatesPage page={1} {...(await updatesPage({ page: 1 }))} locale={locale} />;
}
