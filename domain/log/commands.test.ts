import { asc, like } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { publicationLog } from "@/db/schema/publication-log";
import { inTransaction, onOwnServer } from "@/db/testing";
import { appendToLog } from "@/domain/log/commands";

const entry = (name: string) => ({
  action: "correction" as const,
  actorId: null,
  subject: `log-test/${name}`,
  record: { name },
});

function logged(db: Database) {
  return db
    .select({ subject: publicationLog.subject, at: publicationLog.at })
    .from(publicationLog)
    .where(like(publicationLog.subject, "log-test/%"))
    .orderBy(asc(publicationLog.id));
}

test("of rivals, who asked first and came last has the later time: the log goes forward", async () => {
  await onOwnServer(async (db) => {
    const askedFirst = new Date();
    const askedLast = new Date(askedFirst.getTime() + 100);
    let second: Promise<void> | undefined;
    await db.transaction(async (tx) => {
      await appendToLog(tx, [entry("asked-last")], askedLast);
      second = db.transaction((rival) => appendToLog(rival, [entry("asked-first")], askedFirst));
      await new Promise((done) => setTimeout(done, 200));
      await appendToLog(tx, [entry("asked-last-too")], askedLast);
    });
    await second;
    const rows = await logged(db);
    expect(rows.map(({ subject }) => subject)).toEqual([
      "log-test/asked-last",
      "log-test/asked-last-too",
      "log-test/asked-first",
    ]);
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

test("a story that is told later keeps its dates", async () => {
  await inTransaction(async (tx) => {
    const then = new Date("2001-02-03T04:05:06.789Z");
    await appendToLog(tx, [entry("told-later")], then);
    expect(await logged(tx)).toEqual([{ subject: "log-test/told-later", at: then }]);
  });
});
