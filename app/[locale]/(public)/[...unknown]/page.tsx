import { notFound } from "next/navigation";
import { pageLocale } from "@/lib/i18n/page-locale";

/** A document: reading a cookie, a header or the query here is an error. */
export const dynamic = "error";

/** Every address that no page has: answered with 404 in the language of the address. */
export default async function UnknownPage({ params }: { params: Promise<{ locale: string }> }) {
  await pageLocale(params);
  notFound();
}
