import { addDays, dayOf } from "@/lib/dates";
import { environment } from "@/lib/env";

export const dynamic = "force-dynamic";

/** For so long whoever reads it may rely on it; it is written anew each time. */
const VALID_DAYS = 90;

/** Where to report a weakness, as RFC 9116 has it; nothing where the operator has named no contact. */
export function GET() {
  const { securityContact, url } = environment();
  if (!securityContact) return new Response(null, { status: 404 });
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${addDays(dayOf(new Date()), VALID_DAYS)}T00:00:00Z`,
    "Preferred-Languages: en, kk, ru, sr",
    `Canonical: ${url}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
