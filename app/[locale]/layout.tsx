import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { environment } from "@/lib/env";
import { fontsOf } from "@/lib/fonts";
import { pageLocale } from "@/lib/i18n/page-locale";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "portal" });
  return {
    metadataBase: new URL(environment().url),
    title: { template: `%s – ${t("name")}`, default: t("name") },
    description: t("description"),
    manifest: `/manifests/${locale}.webmanifest`,
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "32x32" },
        { url: "/pictures/emblem.svg", type: "image/svg+xml" },
      ],
      apple: "/pictures/emblem-180.png",
    },
  };
}

/** The colours of the band with the portal's name, as app/globals.css has them. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#17202a" },
  ],
};

export default async function LocaleLayout({ children, params }: Props) {
  const locale = await pageLocale(params);
  for (const font of fontsOf(locale))
    preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang={locale} dir="ltr">
      <body>{children}</body>
    </html>
  );
}
