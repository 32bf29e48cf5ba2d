import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Which of a route's pages to look at, after the language; found by SQL where the demonstration's story decides. */
type Find = (db: Database) => Promise<string> | string;

const STATEMENT = "/statements/kz-rs-2026";

async function first(db: Database, query: ReturnType<typeof sql>): Promise<string> {
  const [row] = await db.execute<{ path: string }>(query);
  if (!row) throw new Error("the demonstration has no such page");
  return row.path;
}

/** The last update of a list that is not the first page's own: older ones come before it. */
const newest = (of: ReturnType<typeof sql>) => sql`(select e.id from editions e
  where ${of} and e.state = 'published' order by e.published_at desc, e.id desc limit 1)`;

const institutionOfMost = sql`(select e.institution from editions e where e.state = 'published'
  group by 1 having count(*) > 1 order by count(*) desc, 1 limit 1)`;

const commitmentOfMost = sql`(select e.commitment_id from editions e where e.state = 'published'
  group by 1 having count(*) > 1 order by count(*) desc, 1 limit 1)`;

const updateWhere = (condition: ReturnType<typeof sql>) => (db: Database) =>
  first(
    db,
    sql`select '/updates/' || e.update_id as path from editions e where ${condition} order by 1 limit 1`,
  );

/** The pages to look at of each route of app/[locale]/(public), by the route's folder. */
export const PUBLIC_ROUTES: Readonly<Record<string, Readonly<Record<string, Find>>>> = {
  "": { home: () => "" },
  "[...unknown]": { "an unknown address": () => "/nowhere" },
  about: { about: () => "/about" },
  areas: { areas: () => "/areas" },
  "areas/[area]": { "an area": () => "/areas/energy" },
  "institutions/[institution]": { "an institution": () => "/institutions/kz-transport" },
  "institutions/[institution]/updates/before/[id]": {
    "older updates of an institution": (db) =>
      first(
        db,
        sql`select '/institutions/' || i.slug || '/updates/before/' ||
          ${newest(sql`e.institution = i.slug`)} as path from institutions i where i.slug = ${institutionOfMost}`,
      ),
  },
  search: {
    "search, not asked": () => "/search",
    "what is found": () => "/search?q=energy",
    "nothing found": () => "/search?q=zzzzzzzz",
  },
  milestones: { milestones: () => "/milestones" },
  "milestones/before/[id]": {
    "earlier milestones": (db) =>
      first(
        db,
        sql`select '/milestones/before/' || id as path from milestones where date < '2026' and not planned
          order by date desc, id desc limit 1`,
      ),
  },
  "statements/[statement]": { "the statement": () => STATEMENT },
  "statements/[statement]/clauses/[number]": { "a clause": () => `${STATEMENT}/clauses/6` },
  "statements/[statement]/commitments": {
    commitments: () => `${STATEMENT}/commitments`,
    "commitments, narrowed": () => `${STATEMENT}/commitments?area=energy`,
  },
  "statements/[statement]/commitments/[reference]": {
    "a commitment": () => `${STATEMENT}/commitments/12-1`,
    "a commitment with readings": () => `${STATEMENT}/commitments/6-1`,
    "a declaration": (db) =>
      first(
        db,
        sql`select '/statements/' || statement || '/commitments/' || clause || '-' || ordinal as path
          from commitments where kind = 'declaration' order by clause, ordinal limit 1`,
      ),
  },
  "statements/[statement]/commitments/[reference]/updates/before/[id]": {
    "older updates on a commitment": (db) =>
      first(
        db,
        sql`select '/statements/' || c.statement || '/commitments/' || c.clause || '-' || c.ordinal ||
          '/updates/before/' || ${newest(sql`e.commitment_id = c.id`)} as path
          from commitments c where c.id = ${commitmentOfMost}`,
      ),
  },
  updates: { updates: () => "/updates" },
  "updates/[id]": {
    "an update": updateWhere(sql`e.state = 'published' and e.update_kind = 'report'`),
    "a second edition": updateWhere(sql`e.state = 'published' and e.number > 1`),
    "a confirmation": updateWhere(sql`e.state = 'published' and e.update_kind = 'no-change'`),
    "a withdrawn update": updateWhere(sql`e.state = 'withdrawn'`),
  },
  "updates/before/[id]": {
    "older updates": (db) => first(db, sql`select '/updates/before/' || ${newest(sql`true`)} as path`),
  },
};

/** Routes of which the demonstration has no page: it is about one statement, and these lead to the one before it. */
export const WITHOUT_PAGE = [
  "areas/[area]/before/[statement]",
  "institutions/[institution]/before/[statement]",
];
