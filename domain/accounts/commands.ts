import { and, count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { accounts } from "@/db/schema/commitments";
import { editions, updates } from "@/db/schema/updates";
import type { PartyCode } from "@/db/vocabulary";
import { deriveAccount, type PublishedEntry } from "@/domain/updates/rules";

/** Recomputes the cached account of one party on one commitment from what is published of it. */
export async function recomputeAccount(tx: Database, commitmentId: number, party: PartyCode): Promise<void> {
  await writeAccount(tx, await computeAccount(tx, { commitmentId, party }));
}

/**
 * The account as it follows from what is published; to be written in the same transaction. Rival transactions on
 * the same account wait here for each other, so none computes from an old view.
 */
export async function computeAccount(tx: Database, key: AccountKey): Promise<AccountRow> {
  // Sent together, done in this order: what is read is read under the lock.
  const [, , reports, confirmations, [published]] = await Promise.all([
    beginAccount(tx, key),
    lockAccount(tx, key),
    findLastReport(tx, key),
    findLastConfirmation(tx, key),
    countPublished(tx, key),
  ]);
  const account = deriveAccount([...reports, ...confirmations].filter(isPublished));
  // The row stays when there is no account any more: it is the lock that rivals wait for.
  return { ...key, ...(account ? { ...account, publishedCount: published?.count ?? 0 } : NO_ACCOUNT) };
}

type AccountKey = { commitmentId: number; party: PartyCode };

const ofAccount = ({ commitmentId, party }: AccountKey) =>
  and(eq(accounts.commitmentId, commitmentId), eq(accounts.party, party));

const beginAccount = prepared((db, { commitmentId, party }: AccountKey) =>
  db.insert(accounts).values({ commitmentId, party }).onConflictDoNothing(),
);

const lockAccount = prepared((db, key: AccountKey) =>
  db.select({ party: accounts.party }).from(accounts).where(ofAccount(key)).for("update"),
);

const publishedOf = ({ commitmentId, party }: AccountKey) => sql`${editions.commitmentId} = ${commitmentId}
  and ${editions.party} = ${party} and ${editions.state} = 'published'`;

const countPublished = prepared((db, key: AccountKey) =>
  db.select({ count: count() }).from(editions).where(publishedOf(key)),
);

const lastFirst = [desc(editions.asOf), desc(editions.publishedAt), desc(editions.updateId)];

const reportsOf = (key: AccountKey) => sql`${publishedOf(key)} and ${editions.updateKind} = 'report'`;

/**
 * Of the published editions of one account, those that `deriveAccount` can choose: the report that is last in the
 * order of the rule, and the last confirmation of it. A long history is not read for two rows of it.
 */
const findLastReport = prepared((db, key: AccountKey) => lastPublished(db, reportsOf(key)));

const findLastConfirmation = prepared((db, key: AccountKey) => {
  const report = db
    .select({ id: editions.updateId })
    .from(editions)
    .where(reportsOf(key))
    .orderBy(...lastFirst)
    .limit(1);
  return lastPublished(db, sql`${publishedOf(key)} and ${updates.confirmsId} = (${report})`);
});

function lastPublished(db: Database, which: SQL) {
  return db
    .select({
      updateId: editions.updateId,
      kind: editions.updateKind,
      confirmsId: updates.confirmsId,
      asOf: editions.asOf,
      publishedAt: editions.publishedAt,
      status: editions.status,
      waitingFor: editions.waitingFor,
      waitingSince: editions.waitingSince,
    })
    .from(editions)
    .innerJoin(updates, eq(updates.id, editions.updateId))
    .where(which)
    .orderBy(...lastFirst)
    .limit(1);
}

type LastPublished = Awaited<ReturnType<typeof findLastReport>>[number];

const isPublished = (entry: LastPublished): entry is LastPublished & PublishedEntry =>
  entry.publishedAt !== null;

type AccountRow = typeof accounts.$inferSelect;

/** Puts the account in the place of what was cached. */
export const writeAccount = prepared((db, given: AccountRow) =>
  db
    .update(accounts)
    .set({
      reportId: given.reportId,
      status: given.status,
      confirmedOn: given.confirmedOn,
      waitingFor: given.waitingFor,
      waitingSince: given.waitingSince,
      publishedAt: given.publishedAt,
      publishedCount: given.publishedCount,
    })
    .where(ofAccount(given)),
);

const NO_ACCOUNT = {
  reportId: null,
  status: null,
  confirmedOn: null,
  waitingFor: null,
  waitingSince: null,
  publishedAt: null,
  publishedCount: 0,
} as const;
