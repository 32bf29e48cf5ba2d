import { environment } from "@/lib/env";
import { LOCALES } from "@/lib/i18n/routing";

export const dynamic = "force-dynamic";

/** What is a person's own, or has no end: it is found by following no link. */
const CLOSED = ["admin", "desk", "sign-in", "search?"];

/**
 * Which addresses robots may read. A demonstration may be read too, so that they learn what every one of its answers
 * says: that it must not be found.
 */
export function GET() {
  const { mode, url } = environment();
  const closed = LOCALES.flatMap((locale) => CLOSED.map((part) => `Disallow: /${locale}/${part}`));
  const lines = ["User-agent: *", ...closed];
  if (mode === "production") lines.push("", `Sitemap: ${url}/sitemap.xml`);
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
