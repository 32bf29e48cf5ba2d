import { portalDatabase } from "@/lib/portal-database";

export const dynamic = "force-dynamic";

const PATIENCE_MILLISECONDS = 2000;

/** Whether the portal can serve everything: 200, or 503 with the reason while the database is away. */
export async function GET() {
  const headers = { "cache-control": "no-store" };
  const patience = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MILLISECONDS),
  );
  try {
    await Promise.race([portalDatabase().execute("select 1"), patience]);
    return Response.json({ status: "ready" }, { headers });
  } catch {
    return Response.json(
      { status: "unready", reason: "the database does not answer" },
      { status: 503, headers },
    );
  }
}
