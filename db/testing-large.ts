import type postgres from "postgres";
import { STORY_STATEMENT } from "@/db/testing-story";

export const LARGE_STATEMENTS = 100;
const COMMITMENTS_EACH = 30;
const UPDATES = 60_000;

/**
 * Fills the tables around the tests' statement: as large as plans have to be good for, in a few seconds. Every third
 * update stands on commitment 1.1 of `large-1`, each is published, one in fifty withdrawn, and half are confirmations.
 */
export async function tellLarge(owner: postgres.Sql): Promise<void> {
  await owner`insert into areas (slug, position, lead, name, description)
    select 'large-area-' || n, n, true, '{"en":"Area"}', '{"en":"An area."}' from generate_series(0, 11) n`;
  await owner`insert into statements (slug, title, place, signed_on, source_publisher, source_url, source_accessed_on,
      language, lead_in)
    select 'large-' || n, title, place, date '2026-01-01' - n * 30, source_publisher, source_url, source_accessed_on,
      language, lead_in from statements, generate_series(1, ${LARGE_STATEMENTS}) n where slug = ${STORY_STATEMENT}`;
  await owner`insert into statement_parties select s.slug, p.party, p.position from statements s, statement_parties p
    where s.slug like 'large-%' and p.statement = ${STORY_STATEMENT}`;
  await owner`insert into clauses select s.slug, 1, c.title, c.official_text, c.comparable_text
    from statements s, clauses c where s.slug like 'large-%' and c.statement = ${STORY_STATEMENT}`;
  await owner`insert into commitments (statement, clause, ordinal, kind, title, summary)
    select s.slug, 1, n, 'process', c.title, c.summary from statements s, generate_series(1, ${COMMITMENTS_EACH}) n,
      commitments c where s.slug like 'large-%' and c.statement = ${STORY_STATEMENT} and c.ordinal = 1`;
  await owner`create temporary table placed as
    select id, row_number() over (order by length(statement), statement, ordinal) - 1 as number from commitments
    where statement like 'large-%'`;
  await owner`insert into commitment_areas select id, 'large-area-' || number % 12 from placed`;
  await owner`insert into commitment_institutions (commitment_id, institution, role)
    select id, institution, 'lead' from placed, (values ('test-kz-transport'), ('test-rs-transport')) i (institution)`;
  await owner`insert into milestones (id, statement, kind, date, planned, certainty, title, source)
    select 'large-' || n, 'large-' || 1 + n % ${LARGE_STATEMENTS}, 'event', (date '2026-01-01' - n)::text, false,
      'verified', '{"en":"An event"}', '{"publisher":"Test","url":"https://example.org/"}'
    from generate_series(1, 3000) n`;
  await owner`insert into milestone_commitments select 'large-' || number + 1, id from placed where number < 3000`;
  await tellUpdates(owner);
  await owner`analyze`;
}

async function tellUpdates(owner: postgres.Sql): Promise<void> {
  // What is published at once was never a draft that something could be added to.
  await owner`alter table evidence disable trigger user`;
  await owner`alter table edition_translations disable trigger user`;
  await owner`insert into updates (commitment_id, commitment_kind, institution, party, kind)
    select p.id, 'process', 'test-' || side.party || '-transport', side.party, 'report'
    from generate_series(1, ${UPDATES / 4}) n
      join placed p on p.number = case when n % 3 = 0 then 0 else n % (select count(*) from placed) end
      cross join (values ('kz'), ('rs')) side (party)`;
  await owner`insert into updates (commitment_id, commitment_kind, institution, party, kind, confirms_id)
    select commitment_id, commitment_kind, institution, party, 'no-change',
      first_value(id) over (partition by commitment_id, party order by id) from updates`;
  await owner`insert into editions (update_id, commitment_kind, update_kind, number, state, language, as_of, status,
      text, author_id, published_at, ended_at, withdrawal_reason)
    select id, 'process', kind, 1, case when id % 50 = 0 then 'withdrawn' else 'published' end, 'en',
      date '2020-01-01' + id % 2000, case when kind = 'report' then 'under-way' end, repeat('They met again. ', 20),
      (select id from people limit 1), timestamptz '2020-01-01' + id * interval '30 minutes',
      case when id % 50 = 0 then now() end, case when id % 50 = 0 then 'By mistake.' end
    from updates where institution in ('test-kz-transport', 'test-rs-transport')`;
  await owner`insert into evidence (edition_id, position, url, title)
    select id, 0, 'https://example.org/', 'Minutes' from editions`;
  await owner`insert into edition_translations (edition_id, language, translator, text)
    select e.id, l.code, 'machine', repeat('Олар тағы кездесті. ', 20) from editions e, unnest(array['kk', 'sr']) l (code)`;
  await owner`insert into reviews (edition_id, reviewer_id, decision, reason)
    select id, author_id, 'publish', '' from editions`;
  await owner`insert into publication_log (actor_id, action, subject, record)
    select author_id, case when state = 'withdrawn' then 'withdrawal' else 'publication' end, 'updates/' || update_id,
      '{"reason":"By mistake."}' from editions`;
  await owner`insert into accounts (commitment_id, party, report_id, status, confirmed_on, published_at, published_count)
    select distinct on (commitment_id, party) commitment_id, party, update_id, status, as_of, published_at, 1
    from editions where state = 'published' and update_kind = 'report'
    order by commitment_id, party, as_of desc, published_at desc, update_id desc`;
  await owner`alter table evidence enable trigger user`;
  await owner`alter table edition_translations enable trigger user`;
}
