import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { UpdatesPage, updatesPath } from "@/components/updates/updates-page";
import { updatesPage } from "@/domain/updates/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; page: string }> };

/** The first page has its own address, so this one begins at 2. */
async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { page: asTyped } = await params;
  if (!/^([2-9]|[1-9]\d{1,3})$/.test(asTyped)) notFound();
  return { locale, page: Number(asTyped) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, page } = await load(props);
  const t = await getTranslations({ locale, namespace: "updates" });
  const title = t("pageTitle", { page });
  return pageMetadata({ locale, path: updatesPath(page), title, description: t("description") });
}

export default async function OlderUpdatesPage(props: Props) {
  const { locale, page } = await load(props);
  return <UpdatesPage page={page} {...(await updatesPage({ page }))} locale={locale} />;
}
