import { bigint, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** One row per try to sign in that failed or is under way, for the account and for the client's address each. */
export const signInTries = pgTable(
  "sign_in_tries",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** A keyed hash: the table tells neither who tried nor from where. */
    subjectHash: text().notNull(),
    triedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index("sign_in_tries_subject").on(t.subjectHash, t.triedAt),
    index("sign_in_tries_tried_at").on(t.triedAt),
  ],
);
