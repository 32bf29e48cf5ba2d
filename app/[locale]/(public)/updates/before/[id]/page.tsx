import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pathBefore } from "@/components/ui/page-links";
import { titleOfOlder, UpdatesPage } from "@/components/updates/updates-page";
import { updatesPage } from "@/domain/updates/queries";
import { addressNumber } from "@/lib/address-number";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

const LIST = "/updates";

type Props = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const before = addressNumber((await params).id);
  const page = (await updatesPage({ before })) ?? notFound();
  const t = await getTranslations({ locale, namespace: "updates" });
  const title = await titleOfOlder(page, t("all"), locale);
  return { locale, page, title, path: pathBefore(LIST, before), description: t("description") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, path, title, description } = await load(props);
  return pageMetadata({ locale, path, title, description });
}

export default async function OlderUpdatesPage(props: Props) {
  const { locale, page, title, path } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [{ label: t("updates.title"), path: LIST }, { label: t("pages.older") }];
  const place = { path, list: LIST, first: LIST, trail };
  return <UpdatesPage page={page} title={title} {...place} locale={locale} />;
}
