import { loadMessages } from "@/lib/i18n/messages";
import { isLocale } from "@/lib/i18n/routing";

export const dynamic = "force-dynamic";

const ENDING = ".webmanifest";

/** How the portal is called, and looks, on a reader's own screen: `en.webmanifest` for each language. */
export async function GET(_request: Request, { params }: { params: Promise<{ manifest: string }> }) {
  const { manifest } = await params;
  const locale = manifest.endsWith(ENDING) ? manifest.slice(0, -ENDING.length) : "";
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const { name, description } = loadMessages(locale).portal;
  const body = {
    ...{ name, short_name: name, description, lang: locale },
    ...{ id: `/${locale}`, start_url: `/${locale}`, scope: "/", display: "minimal-ui" },
    ...{ background_color: "#f8f7f3", theme_color: "#ffffff" },
    icons: [
      { src: "/pictures/emblem.svg", type: "image/svg+xml", sizes: "any" },
      ...[180, 192, 512].map((size) => ({
        ...{ src: `/pictures/emblem-${size}.png`, type: "image/png", sizes: `${size}x${size}` },
      })),
    ],
  };
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=86400" },
  });
}
