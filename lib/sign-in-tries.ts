import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { and, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { signInTries } from "@/db/schema/sign-in-tries";

/** So many failed tries are allowed in so much time, for an account and for a client's address each. */
export const TRIES = { max: 10, windowMilliseconds: 15 * 60_000 } as const;

/** Who tries: the e-mail address as typed, known or not, and the client's address where that is known. */
export type Trying = { email: string; address: string | null; secret: string; now: Date };

type Begun = { blocked: false; ids: number[] } | { blocked: true; minutes: number };

/**
 * Begins a try to sign in, or says for how many minutes none is taken. It counts as failed until
 * `forgetTry` takes it back, so that many at once are no way around the limit. A try that is not taken
 * does not count: whoever is blocked is let in again as their oldest tries grow old.
 */
export async function beginTry(db: Database, trying: Trying): Promise<Begun> {
  const since = new Date(trying.now.getTime() - TRIES.windowMilliseconds);
  await prune(db, since);
  const subjects = subjectsOf(trying);
  return db.transaction(async (tx) => {
    // Rivals with the same account or address wait here for each other.
    for (const subject of subjects)
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`);
    let until = 0;
    for (const subject of subjects) {
      const [decisive] = await tx
        .select({ triedAt: signInTries.triedAt })
        .from(signInTries)
        .where(and(eq(signInTries.subjectHash, subject), gt(signInTries.triedAt, since)))
        .orderBy(desc(signInTries.triedAt))
        .offset(TRIES.max - 1)
        .limit(1);
      if (decisive) until = Math.max(until, decisive.triedAt.getTime() + TRIES.windowMilliseconds);
    }
    if (until > 0)
      return { blocked: true, minutes: Math.max(1, Math.ceil((until - trying.now.getTime()) / 60_000)) };
    const rows = await tx
      .insert(signInTries)
      .values(subjects.map((subjectHash) => ({ subjectHash, triedAt: trying.now })))
      .returning({ id: signInTries.id });
    return { blocked: false, ids: rows.map((row) => row.id) };
  });
}

/** Takes a try back that turned out well; the failed ones before it stay. */
export async function forgetTry(db: Database, ids: readonly number[]): Promise<void> {
  await db.delete(signInTries).where(inArray(signInTries.id, [...ids]));
}

/** An IPv6 client has a whole network of addresses to itself: its first four groups name it. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const groups = [...(before ?? []), ...Array(tail === undefined ? 0 : 4).fill("0"), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** Sorted, so that rivals lock in the same order. */
function subjectsOf({ email, address, secret }: Trying): string[] {
  const hash = (subject: string) => createHmac("sha256", secret).update(`try:${subject}`).digest("hex");
  const account = hash(`account:${email.trim().toLowerCase()}`);
  return (address === null ? [account] : [account, hash(`address:${networkOf(address)}`)]).sort();
}

/** Forgets what no longer counts, a little at a time; rows that a rival is just forgetting are left to it. */
async function prune(db: Database, since: Date): Promise<void> {
  const old = db
    .select({ id: signInTries.id })
    .from(signInTries)
    .where(lte(signInTries.triedAt, since))
    .limit(1000)
    .for("update", { skipLocked: true });
  await db.delete(signInTries).where(inArray(signInTries.id, old));
}
