import "@/app/globals.css";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { fontsOf } from "@/lib/fonts";
import { pageLocale } from "@/lib/i18n/page-locale";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "portal" });
  return { title: { template: `%s – ${t("name")}`, default: t("name") }, description: t("description") };
}

export default async function LocaleLayout({ children, params }: Props) {
  const locale = await pageLocale(params);
  for (const font of fontsOf(locale))
    preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  );
}
