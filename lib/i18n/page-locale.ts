import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { isLocale, type Locale } from "@/lib/i18n/routing";

/**
 * The language of the page being rendered, from its address; an unknown one is answered with 404. Every
 * page and layout calls it before it asks for a message: without it, messages would need the request's headers.
 */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return locale;
}
