import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pathBefore } from "@/components/ui/page-links";
import { titleOfOlder, UpdatesPage } from "@/components/updates/updates-page";
import { institutionUpdatesPage } from "@/domain/updates/queries";
import { addressNumber } from "@/lib/address-number";
import { localize } from "@/lib/i18n/localize";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageMetadata } from "@/lib/i18n/page-metadata";

type Props = { params: Promise<{ locale: string; institution: string; id: string }> };

async function load({ params }: Props) {
  const locale = await pageLocale(params);
  const { institution, id } = await params;
  const before = addressNumber(id);
  const page = (await institutionUpdatesPage({ institution, before })) ?? notFound();
  const first = `/institutions/${institution}`;
  const list = `${first}/updates`;
  const title = await titleOfOlder(page, localize(page.name, locale).text, locale);
  return { locale, page, title, first, list, path: pathBefore(list, before) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, path, title } = await load(props);
  const t = await getTranslations({ locale, namespace: "updates" });
  return pageMetadata({ locale, path, title, description: t("description") });
}

export default async function OlderUpdatesOfInstitutionPage(props: Props) {
  const { locale, page, title, first, list, path } = await load(props);
  const t = await getTranslations({ locale });
  const trail = [{ label: page.name, path: first }, { label: t("pages.older") }];
  return <UpdatesPage page={page} title={title} {...{ path, list, first, trail }} locale={locale} />;
}
