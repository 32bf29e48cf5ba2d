import type { Sql } from "postgres";
import { signIn } from "@/bench/forms";
import type { Bench } from "@/bench/part";
import type { Facts } from "@/bench/writing/transaction";
import { CommandProblem } from "@/scripts/command";

const MOST = 64;

/**
 * Where one official writes: an account of one side on one commitment, no other official's. Its facts are what
 * the statements of a write name; the cookies are those of the official and of the side's administrator.
 */
export type Place = { facts: Facts; reference: string; official: string; administrator: string };

/** Invents an official for each account that has an institution and a status, and signs all of them in. */
export async function openPlaces({ origin }: Bench, sql: Sql): Promise<Place[]> {
  const accounts = await sql<Record<string, string>[]>`
    select distinct on (commitments.id, party) commitments.id::text commitment, kind, statement,
      clause::text, ordinal::text, party, institution
    from commitments join commitment_institutions on commitment_id = commitments.id
      join institutions on slug = institution
    where kind <> 'declaration'
    order by commitments.id, party, institution limit ${MOST}`;
  const administrators = new Map<string, Account>();
  for (const party of new Set(accounts.map(({ party = "" }) => party)))
    administrators.set(party, await open(origin, sql, `admin.${party}@example.org`));
  const places: Place[] = [];
  for (const { clause = "", ordinal = "", ...account } of accounts) {
    const email = `writer.${account.commitment}.${account.party}@example.org`;
    await sql`
      insert into people (email, name, role, institution, password_hash)
      select ${email}, 'Measured official', 'official', ${account.institution ?? ""}, password_hash
      from people where email = 'transport.kz@example.org'`;
    const official = await open(origin, sql, email);
    const administrator = administrators.get(account.party ?? "");
    if (!administrator) throw new CommandProblem(`${account.party} has no administrator.`);
    const reference = `${clause}-${ordinal}`;
    const address = `/en/desk/statements/${account.statement}/commitments/${reference}`;
    const facts = {
      ...account,
      clause,
      ordinal,
      address,
      official: official.id,
      officialSession: official.session,
      administrator: administrator.id,
      administratorSession: administrator.session,
    };
    places.push({ facts, reference, official: official.cookie, administrator: administrator.cookie });
  }
  return places;
}

type Account = { id: string; session: string; cookie: string };

async function open(origin: string, sql: Sql, email: string): Promise<Account> {
  const visitor = await signIn(origin, email);
  const [found] = await sql<{ id: string; session: string }[]>`
    select id, id_hash as session from people join sessions on person_id = id
    where email = ${email} order by last_seen_at desc limit 1`;
  if (!found) throw new CommandProblem(`${email} has no session.`);
  return { ...found, cookie: visitor.cookie() };
}
