import type { Sql } from "postgres";
import type { Acknowledged } from "@/bench/writing/drive";
import { EVERY_PAGE } from "@/lib/cache";
import { PAGE_CHANGES } from "@/lib/page-changes";
import { CommandProblem } from "@/scripts/command";

/** The tables as they were before anything was measured. */
export type Before = { update: number; edition: number; accounts: string };

export async function rememberTables(sql: Sql): Promise<Before> {
  const [before] = await sql<Before[]>`
    select (select coalesce(max(id), 0) from updates) as update,
      (select coalesce(max(id), 0) from editions) as edition,
      (select jsonb_agg(to_jsonb(accounts))::text from accounts) as accounts`;
  if (!before) throw new CommandProblem("The tables are not there.");
  return before;
}

/** Takes back all that was written, but the log: every measurement starts from the same tables. */
export async function restoreTables(sql: Sql, before: Before): Promise<void> {
  await sql.begin(async (tx) => {
    // Neither foreign keys nor the triggers that guard history apply.
    await tx`set local session_replication_role = replica`;
    for (const table of ["evidence", "edition_writers", "reviews"])
      await tx`delete from ${tx(table)} where edition_id > ${before.edition}`;
    await tx`delete from search_updates where edition_id > ${before.edition}`;
    await tx`delete from editions where id > ${before.edition}`;
    await tx`delete from updates where id > ${before.update}`;
    await tx`delete from handled_forms`;
    await tx`delete from accounts`;
    await tx`insert into accounts select * from jsonb_populate_recordset(null::accounts, ${before.accounts}::text::jsonb)`;
    await tx`select pg_notify(${PAGE_CHANGES}, ${JSON.stringify([EVERY_PAGE])})`;
  });
  await sql`vacuum analyze updates, editions, evidence, edition_writers, reviews, handled_forms, accounts, search_updates`;
}

/** Throws if something that was acknowledged is not in the tables. */
export async function refuseLosses(sql: Sql, acknowledged: readonly Acknowledged[]): Promise<void> {
  const rows = await sql<{ id: string; state: string }[]>`
    select editions.id::text, state from editions join evidence on edition_id = editions.id
    where editions.id = any(${acknowledged.map(({ edition }) => Number(edition))})`;
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const reached = { save: "draft", submit: "submitted", publish: "published" };
  for (const { edition, writes } of acknowledged) {
    const last = writes.at(-1) ?? "save";
    if (states.get(edition) !== reached[last])
      throw new CommandProblem(
        `Edition ${edition}: ${last} was acknowledged, and it is ${states.get(edition)}.`,
      );
  }
}

/** Throws unless the log has each of these publications once, and goes forward in number and in time. */
export async function refuseDisorder(sql: Sql, acknowledged: readonly Acknowledged[]): Promise<void> {
  const published = acknowledged.filter(({ writes }) => writes.includes("publish"));
  const subjects = published.map(({ update }) => `updates/${update}`);
  const rows = await sql<{ subject: string; isLater: boolean | null }[]>`
    select subject, at >= lag(at) over (order by id) as "isLater" from publication_log
    where action = 'publication' and subject = any(${subjects}) order by id`;
  if (rows.length !== subjects.length || new Set(rows.map(({ subject }) => subject)).size !== rows.length)
    throw new CommandProblem(`${subjects.length} publications, and ${rows.length} of them in the log.`);
  const early = rows.filter(({ isLater }) => isLater === false);
  if (early.length > 0)
    throw new CommandProblem(
      `${early.length} of ${rows.length} publications stand in the log before an earlier one: ${early[0]?.subject}.`,
    );
}
