import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

const inSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The settings of an "insert or bring up to date" on the natural key `target`: a row is written only where
 * one of `columns` differs, so that loading the same thing twice changes nothing.
 */
export function updateWhatDiffers(target: PgColumn[], columns: PgColumn[]) {
  const offered = (column: PgColumn) => sql`excluded.${sql.identifier(inSnakeCase(column.name))}`;
  const set: Record<string, SQL> = Object.fromEntries(
    columns.map((column) => [column.name, offered(column)]),
  );
  const stored = sql.join(columns, sql`, `);
  const given = sql.join(columns.map(offered), sql`, `);
  return { target, set, setWhere: sql`(${stored}) is distinct from (${given})` };
}
