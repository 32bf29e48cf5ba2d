import { listParts } from "@/domain/addresses/queries";
import { environment } from "@/lib/env";
import { portalDatabase } from "@/lib/portal-database";
import { sitemapResponse, writeSitemapIndex } from "@/lib/sitemap";

export const dynamic = "force-dynamic";

export async function GET() {
  const parts = await listParts(portalDatabase());
  const addresses = parts.map((part) => `/sitemaps/${part}.xml`);
  return sitemapResponse(writeSitemapIndex(addresses, environment().url));
}
