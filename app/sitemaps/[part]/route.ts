import { listPart } from "@/domain/addresses/queries";
import { environment } from "@/lib/env";
import { portalDatabase } from "@/lib/portal-database";
import { sitemapResponse, writeSitemap } from "@/lib/sitemap";

export const dynamic = "force-dynamic";

const ENDING = ".xml";

export async function GET(_request: Request, { params }: { params: Promise<{ part: string }> }) {
  const { part } = await params;
  const pages = part.endsWith(ENDING) && (await listPart(portalDatabase(), part.slice(0, -ENDING.length)));
  if (!pages) return new Response(null, { status: 404 });
  return sitemapResponse(writeSitemap(pages, environment().url));
}
