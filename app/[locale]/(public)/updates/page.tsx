import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { UpdatesPage } from "@/components/updates/updates-page";
import { updatesPage } from "@/domain/updates/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

const PATH = "/updates";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "updates" });
  return pageMetadata({ locale, path: PATH, title: t("title"), description: t("description") });
}

export default async function LatestUpdatesPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "updates" });
  const page = (await updatesPage({ before: null })) ?? notFound();
  const title = t("title");
  const place = { path: PATH, list: PATH, first: PATH, trail: [{ label: title }] };
  return <UpdatesPage page={page} title={title} {...place} locale={locale} />;
}
