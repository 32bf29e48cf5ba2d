import type postgres from "postgres";
import { copyRows, type Row } from "@/bench/copy";
import { inventSummary, inventText, inventTitle } from "@/bench/large-words";
import { type Random, startRandom } from "@/bench/random";
import { KINDS } from "@/db/vocabulary";
import { addDays, daysBetween } from "@/lib/dates";

const STATEMENTS = 200;
const COMMITMENTS = 6_000;
const INSTITUTIONS = 60;
const CLAUSES_EACH = 20;
const MILESTONES_EACH = 10;
/** Real statements are signed by these two, so the invented ones are as well. */
const PARTIES = ["kz", "rs"] as const;
const FIRST_SIGNED_ON = "1996-01-15";
const TOLD_UNTIL = "2026-06-01";

/**
 * Puts earlier statements around those that are there, up to 200 in all with 6,000 commitments of 60 institutions:
 * clauses, areas, assignments, milestones and a person for each institution.
 */
export async function buildStructure(sql: postgres.Sql): Promise<void> {
  const random = startRandom(1);
  await addInstitutions(sql, random);
  const [there] = await sql<{ statements: number; commitments: number; last: number }[]>`
    select (select count(*)::int from statements) as statements, count(*)::int as commitments, max(id) as last
    from commitments`;
  const slugs = Array.from(
    { length: STATEMENTS - (there?.statements ?? 0) },
    (_, index) => `earlier-${String(index + 1).padStart(3, "0")}`,
  );
  await addStatements(sql, random, slugs);
  await addCommitments(sql, random, slugs, {
    count: COMMITMENTS - (there?.commitments ?? 0),
    first: (there?.last ?? 0) + 1,
  });
  await addMilestones(sql, random);
}

async function addInstitutions(sql: postgres.Sql, random: Random): Promise<void> {
  const there = await sql<{ party: string; count: number }[]>`
    select party, count(*)::int as count from institutions group by party`;
  const rows = PARTIES.flatMap((party) => {
    const missing = INSTITUTIONS / PARTIES.length - (there.find((one) => one.party === party)?.count ?? 0);
    return Array.from({ length: missing }, (_, index) => ({
      slug: `${party}-agency-${index + 1}`,
      party,
      name: inventTitle(random, index + 1),
    }));
  });
  await copyRows(sql, "institutions", rows);
  await sql`insert into people (email, name, role, institution)
    select slug || '@large.example.org', 'Invented official', 'official', slug from institutions`;
}

async function addStatements(sql: postgres.Sql, random: Random, slugs: readonly string[]): Promise<void> {
  const rows = slugs.map((slug, index) => ({
    slug,
    title: inventTitle(random, index + 1),
    place: { en: "Astana", kk: "Астана", ru: "Астана", sr: "Астана" },
    signed_on: addDays(FIRST_SIGNED_ON, index * 55),
    source_publisher: "Invented",
    source_url: "https://example.org/",
    source_accessed_on: "2026-01-01",
    language: "en",
    lead_in: inventText(random, "en", 3),
  }));
  await copyRows(sql, "statements", rows);
  const signed = slugs.flatMap((statement) =>
    PARTIES.map((party, position) => ({ statement, party, position })),
  );
  await copyRows(sql, "statement_parties", signed);
  const clauses = slugs.flatMap((statement) =>
    Array.from({ length: CLAUSES_EACH }, (_, index) => {
      const text = inventText(random, "en", 2);
      const title = inventTitle(random, index + 1);
      return { statement, number: index + 1, title, official_text: text, comparable_text: text };
    }),
  );
  await copyRows(sql, "clauses", clauses);
}

async function addCommitments(
  sql: postgres.Sql,
  random: Random,
  slugs: readonly string[],
  { count, first }: { count: number; first: number },
): Promise<void> {
  const areas = await sql<{ slug: string }[]>`select slug from areas order by position`;
  const institutions = await sql<{ slug: string; party: string }[]>`
    select slug, party from institutions order by slug`;
  const rows: Row[] = [];
  const inAreas: Row[] = [];
  const assigned: Row[] = [];
  for (let index = 0; index < count; index++) {
    const commitment_id = first + index;
    const inStatement = Math.floor(index / slugs.length);
    rows.push({
      id: commitment_id,
      statement: slugs[index % slugs.length] ?? "",
      clause: 1 + (inStatement % CLAUSES_EACH),
      ordinal: 1 + Math.floor(inStatement / CLAUSES_EACH),
      kind: random.pick(KINDS),
      title: inventTitle(random, index + 1),
      summary: inventSummary(random),
    });
    const area = random.below(areas.length);
    const places =
      random.next() < 0.5 ? [area] : [area, (area + 1 + random.below(areas.length - 1)) % areas.length];
    for (const place of places) inAreas.push({ commitment_id, area: areas[place]?.slug ?? "" });
    for (const party of PARTIES) {
      const own = institutions.filter((institution) => institution.party === party);
      const lead = random.below(own.length);
      const supporting = (lead + 1 + random.below(own.length - 1)) % own.length;
      assigned.push({ commitment_id, institution: own[lead]?.slug ?? "", role: "lead" });
      assigned.push({ commitment_id, institution: own[supporting]?.slug ?? "", role: "supporting" });
    }
  }
  await copyRows(sql, "commitments", rows);
  await copyRows(sql, "commitment_areas", inAreas);
  await copyRows(sql, "commitment_institutions", assigned);
  await sql`select setval(pg_get_serial_sequence('commitments', 'id'), ${first + count})`;
}

/** For each earlier statement some events since it was signed, one in ten of them still to come. */
async function addMilestones(sql: postgres.Sql, random: Random): Promise<void> {
  const statements = await sql<{ slug: string; signedOn: string; commitments: number[] }[]>`
    select slug, signed_on::text as "signedOn", array_agg(id order by id) as commitments
    from statements join commitments on statement = slug where slug like 'earlier-%' group by slug`;
  const rows: Row[] = [];
  const linked: Row[] = [];
  for (const { slug, signedOn, commitments } of statements) {
    for (let index = 0; index < MILESTONES_EACH; index++) {
      const planned = index === 0;
      const id = `${slug}-${index}`;
      rows.push({
        id,
        statement: slug,
        kind: "event",
        date: planned
          ? `2099-0${1 + random.below(9)}`
          : addDays(signedOn, random.below(daysBetween(signedOn, TOLD_UNTIL))),
        planned,
        certainty: planned ? "scheduled" : "verified",
        title: inventTitle(random, index),
        source: { publisher: "Invented", url: "https://example.org/" },
      });
      linked.push({ milestone_id: id, commitment_id: commitments[random.below(commitments.length)] ?? 0 });
    }
  }
  await copyRows(sql, "milestones", rows);
  await copyRows(sql, "milestone_commitments", linked);
}
