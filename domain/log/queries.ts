import { desc, sql } from "drizzle-orm";
import { z } from "zod";
import { publicationLog } from "@/db/schema/publication-log";
import { CORRECTIONS_TAG } from "@/domain/log/rules";
import { publicQuery } from "@/lib/cache";

const CORRECTIONS = 100;

/** The part of a record that a reader of corrections is told. */
const told = z.object({ reason: z.string() });

/** What was corrected or withdrawn, latest first, with the reason that was given. */
export const correctionsPage = publicQuery({
  tags: () => [CORRECTIONS_TAG],
  async read(db, _args: Record<string, never>) {
    const rows = await db
      .select({
        id: publicationLog.id,
        at: publicationLog.at,
        action: publicationLog.action,
        subject: publicationLog.subject,
        record: publicationLog.record,
      })
      .from(publicationLog)
      // In the query's own text: as parameters the actions would hide the index of just these from a prepared plan.
      .where(sql`${publicationLog.action} in ('correction', 'withdrawal')`)
      .orderBy(desc(publicationLog.id))
      .limit(CORRECTIONS);
    return rows.map(({ record, ...row }) => ({
      ...row,
      withdrawal: row.action === "withdrawal",
      reason: told.safeParse(JSON.parse(record)).data?.reason ?? "",
    }));
  },
});
