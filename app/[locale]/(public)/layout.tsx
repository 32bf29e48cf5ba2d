import type { ReactNode } from "react";

/** A public page is a document: reading a cookie, a header or the query here is an error. */
export const dynamic = "error";
export const dynamicParams = true;
/** Freshness moves with the calendar, so even an untouched page is made anew within the hour. */
export const revalidate = 3600;

/** Nothing is rendered by the build, which has no database: each page is made at its first request and kept. */
export function generateStaticParams(): { locale: string }[] {
  return [];
}

export default function PublicLayout({ children }: { children: ReactNode }) {
  return children;
}
