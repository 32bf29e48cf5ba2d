import type { Sql } from "postgres";
import { openPool, run, type Transactions, type Write } from "@/bench/writing/transaction";

let opened: { sql: Sql; transactions: Transactions } | undefined;

/** Opened at the first write: building needs no database. */
function open() {
  const { BENCH_DATABASE_URL: url = "", BENCH_TRANSACTIONS: transactions = "" } = process.env;
  opened ??= { sql: openPool(url), transactions: JSON.parse(transactions) as Transactions };
  return opened;
}

/** Does what the form's `write` field names; the number of the update that it was about. */
export async function send({ write, ...given }: Record<string, string>): Promise<string | undefined> {
  const { sql, transactions } = open();
  const { update } = await run(sql, transactions[write as Write], given);
  return update;
}
