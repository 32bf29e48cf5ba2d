import postgres from "postgres";

/** What a write is about, by name: person, commitment, update and so on. */
export type Facts = Readonly<Record<string, string>>;

/** A parameter that is the same each time, or the name of the fact that it is. */
export type Parameter = { value: string | null } | { fact: string };

/** A statement of a write; `gives` names the fact that its returned id is. */
export type Statement = { query: string; parameters: Parameter[]; gives?: string };

/** The statements of a write, in their order. */
export type Transaction = readonly Statement[];

export type Write = "save" | "submit" | "publish";
export type Transactions = Record<Write, Transaction>;

/** Connections that the portal has to its database, and everybody who is measured beside it. */
export const POOL = 10;

export function openPool(url: string): postgres.Sql {
  const sql = postgres(url, { max: POOL, onnotice: () => {} });
  // The parameters are the texts that the server wrote down: nothing has to be made of them.
  for (const type of Object.keys(sql.options.serializers))
    sql.options.serializers[Number(type)] = (text: string) => text;
  return sql;
}

/** Sends a write's statements, prepared, one after the other in one transaction; what it was about, in the end. */
export async function run(sql: postgres.Sql, transaction: Transaction, given: Facts): Promise<Facts> {
  const facts: Record<string, string> = { ...given };
  await sql.begin(async (tx) => {
    for (const { query, parameters, gives } of transaction) {
      const values = parameters.map((one) => ("fact" in one ? (facts[one.fact] ?? "") : one.value));
      const [row] = await tx.unsafe(query, values, { prepare: true });
      if (gives) facts[gives] = String(row?.id);
    }
  });
  return facts;
}
