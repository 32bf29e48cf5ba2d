import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { prepared } from "@/db/prepared";
import { areas } from "@/db/schema/areas";
import { commitments } from "@/db/schema/commitments";
import { indicatorCommitments, indicators } from "@/db/schema/indicators";
import { institutions } from "@/db/schema/institutions";
import { milestoneCommitments, milestones } from "@/db/schema/milestones";
import { clauses, parties, statements } from "@/db/schema/statements";
import { editions } from "@/db/schema/updates";
import type { LocalizedName } from "@/db/vocabulary";
import type { ThingKind } from "@/domain/search-index/rules";
import { shownTranslations } from "@/domain/updates/queries";

/** Something public that can be found, with all that is indexed of it and all that a result shows. */
export type Thing = {
  kind: ThingKind;
  key: string;
  /** A statement's or a milestone's date; empty for what has none. */
  day: string;
  position: number;
  /** `6` or `6.2`; empty for what is not cited by a number. */
  citation: string;
  /** Its address without the language. */
  address: string;
  title: LocalizedName;
  /** Empty where there is only a title. */
  text: LocalizedName;
  /** Whose it is, for an institution; null otherwise. */
  side: LocalizedName | null;
};

/** Where things of a kind are read, and a condition for some of them by their keys. */
type Source = { select: SQL; which(keys: readonly string[]): SQL };

const parts = (key: string) => key.split("/");
const tuples = (keys: readonly string[], width: number) =>
  sql`(${sql.join(
    keys.map((key) => {
      const [statement = "", ...numbers] = parts(key);
      const values = Array.from({ length: width - 1 }, (_, at) => sql`${Number(numbers[at])}::int`);
      return sql`(${sql.join([sql`${statement}::text`, ...values], sql`, `)})`;
    }),
    sql`, `,
  )})`;

const ofCommitment = sql`'/statements/' || c.statement || '/commitments/' || c.clause || '-' || c.ordinal`;
const nothing = sql`'{}'::jsonb`;

const SOURCES: Readonly<Record<ThingKind, Source>> = {
  statement: {
    select: sql`select 'statement' as kind, s.slug as key, s.signed_on::text as day, 0 as position, '' as citation,
      '/statements/' || s.slug as address, s.title, jsonb_build_object(s.language, s.lead_in) as text, null::jsonb as side
      from ${statements} s where`,
    which: (keys) => inArray(sql`s.slug`, [...keys]),
  },
  area: {
    select: sql`select 'area', a.slug, '', a.position::int, '', '/areas/' || a.slug, a.name, a.description, null::jsonb
      from ${areas} a where`,
    which: (keys) => inArray(sql`a.slug`, [...keys]),
  },
  clause: {
    select: sql`select 'clause', cl.statement || '/' || cl.number, s.signed_on::text, cl.number, cl.number::text,
      '/statements/' || cl.statement || '/clauses/' || cl.number, cl.title,
      jsonb_build_object(s.language, cl.official_text), null::jsonb
      from ${clauses} cl join ${statements} s on s.slug = cl.statement where`,
    which: (keys) => sql`(cl.statement, cl.number) in ${tuples(keys, 2)}`,
  },
  commitment: {
    select: sql`select 'commitment', c.statement || '/' || c.clause || '/' || c.ordinal, s.signed_on::text,
      c.clause * 1000 + c.ordinal, c.clause || '.' || c.ordinal, ${ofCommitment}, c.title, c.summary, null::jsonb
      from ${commitments} c join ${statements} s on s.slug = c.statement where`,
    which: (keys) => sql`(c.statement, c.clause, c.ordinal) in ${tuples(keys, 3)}`,
  },
  institution: {
    select: sql`select 'institution', i.slug, '', 0, '', '/institutions/' || i.slug, i.name, ${nothing}, p.side
      from ${institutions} i join ${parties} p on p.code = i.party where`,
    which: (keys) => inArray(sql`i.slug`, [...keys]),
  },
  milestone: {
    select: sql`select 'milestone', m.id, m.date, 0, '', coalesce((select ${ofCommitment}
        from ${milestoneCommitments} mc join ${commitments} c on c.id = mc.commitment_id where mc.milestone_id = m.id
        order by c.clause, c.ordinal limit 1), '/milestones') || '#' || m.id, m.title, coalesce(m.note, ${nothing}), null::jsonb
      from ${milestones} m where`,
    which: (keys) => inArray(sql`m.id`, [...keys]),
  },
  indicator: {
    select: sql`select 'indicator', n.slug, '', 0, '', coalesce((select ${ofCommitment}
        from ${indicatorCommitments} nc join ${commitments} c on c.id = nc.commitment_id where nc.indicator = n.slug
        order by c.clause, c.ordinal limit 1) || '#figures', '/statements/' || n.statement), n.name, n.unit, null::jsonb
      from ${indicators} n where`,
    which: (keys) => inArray(sql`n.slug`, [...keys]),
  },
};

/** The things with these keys, in no order: one SQL statement; all of these kinds where `keys` is null. */
export async function listThings(
  db: Database,
  wanted: readonly { kind: ThingKind; keys: readonly string[] | null }[],
): Promise<Thing[]> {
  const selects = wanted
    .filter(({ keys }) => keys === null || keys.length > 0)
    .map(({ kind, keys }) => {
      const { select, which } = SOURCES[kind];
      return sql`(${select} ${keys === null ? sql`true` : which(keys)})`;
    });
  if (selects.length === 0) return [];
  const columns = sql`kind, key, day, position, citation, address, title, text, side`;
  const all = sql`select * from (${sql.join(selects, sql` union all `)}) as thing (${columns})`;
  return [...(await db.execute<Thing>(all))];
}

/** A published edition's words in further languages as readers are shown them: its own, or those of one before it. */
export const findShownTranslations = prepared((db, { edition }: { edition: number }) =>
  db.select({ translations: shownTranslations }).from(editions).where(eq(editions.id, edition)),
);
