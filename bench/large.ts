import postgres from "postgres";
import { type LargePortal, largePortalOf } from "@/bench/large-portal";
import type { Part } from "@/bench/part";
import { type Figure, type Round, spread } from "@/bench/report";
import { type ServerProcess, startServer } from "@/bench/server-process";
import { CommandProblem, step } from "@/scripts/command";
import type { TestPortal } from "@/scripts/test-portal";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** While it grows, fewer rounds are enough than for the figures themselves. */
const ROUNDS_EACH_SIZE = 2;
const REQUESTS = 8;
const WARM_UP = 3;
const MOST_TIMES = 1.5;
const STATEMENT = "/en/statements/kz-rs-2026";
const EARLIER = "/en/statements/earlier-100";

/** The same kind of page in both portals: what is measured, and what it is held against. */
type Pair = { what: string; large: string; small: string };
type GrowthTable = { sizes: readonly number[]; pages: { what: string; rounds: Round[][] }[] };

/**
 * Milliseconds until a page is rendered, in a portal of a million updates and in the demonstration, neither of which
 * keeps any: one request at a time, in turns. On the way to the million, the same for each size.
 */
export const measureLarge: Part = async (bench) => {
  const { portal: small, rounds: most } = bench;
  const portal = await largePortalOf(bench);
  const environment = { ...small.environment, PORTAL_DATABASE_URL: portal.applicationUrl };
  const here = await startServer("bench/unkept-server.ts", [], small.environment);
  const there = await startServer("bench/unkept-server.ts", [], environment);
  const growth: GrowthTable = { sizes: SIZES, pages: [] };
  let figures: Figure[] = [];
  for (const [index, size] of SIZES.entries()) {
    await step(`Telling ${size} updates`, () => portal.growTo(size));
    const isLast = index === SIZES.length - 1;
    const pairs = await listPairs(small, portal, there);
    figures = await step("Measuring its pages", () =>
      measurePairs(pairs, { here, there, rounds: isLast ? most : ROUNDS_EACH_SIZE }),
    );
    for (const { what, rounds } of figures) {
      const page = growth.pages.find((one) => one.what === what) ?? { what, rounds: [] };
      if (page.rounds.length === 0) growth.pages.push(page);
      page.rounds[index] = [...rounds];
    }
  }
  await here.stop();
  await there.stop();
  printGrowth(growth);
  return figures;
};

async function measurePairs(
  pairs: readonly Pair[],
  { here, there, rounds }: { here: ServerProcess; there: ServerProcess; rounds: number },
): Promise<Figure[]> {
  const measured = pairs.map((): Round[] => []);
  // The first round only warms up: code, plans, and the database's memory.
  for (let round = -1; round < rounds; round++) {
    for (const [index, { large, small }] of pairs.entries()) {
      const times: { large: number[]; small: number[] } = { large: [], small: [] };
      for (let request = 0; request < (round < 0 ? WARM_UP : REQUESTS); request++) {
        times.small.push(await ask(here.origin + small));
        times.large.push(await ask(there.origin + large));
      }
      const result = { measured: spread(times.large).median, yardstick: spread(times.small).median };
      if (round >= 0) measured[index]?.push(result);
    }
  }
  return pairs.map(({ what }, index) => ({
    what: `Large portal: ${what}`,
    unit: "ms",
    rounds: measured[index] ?? [],
    goal: { atMost: MOST_TIMES },
  }));
}

async function ask(url: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new CommandProblem(`${url} answers ${answer.status}.`);
  return performance.now() - began;
}

/** The pages of the large portal, each beside the demonstration's page of the same kind. */
async function listPairs(small: TestPortal, large: LargePortal, there: ServerProcess): Promise<Pair[]> {
  const busiest = await findBusiest(large.applicationUrl);
  const busiestSmall = await findBusiest(small.environment.PORTAL_DATABASE_URL);
  const area = "/en/areas/trade-investment";
  const institution = "/en/institutions/kz-foreign-affairs";
  const next = (path: string) => findNext(there.origin, path);
  const same = (what: string, path: string): Pair => ({ what, large: path, small: path });
  return [
    same("home", "/en"),
    same("areas", "/en/areas"),
    same("an area", area),
    { what: "an area, further page", large: await next(area), small: area },
    { what: "an area of few commitments", large: "/en/areas/energy", small: "/en/areas/energy" },
    same("the statement", STATEMENT),
    { what: "a statement's commitments", large: `${EARLIER}/commitments`, small: `${STATEMENT}/commitments` },
    {
      what: "a statement's commitments, narrowed",
      large: `${EARLIER}/commitments?kind=process&status=kz.under-way`,
      small: `${STATEMENT}/commitments?kind=process&status=kz.under-way`,
    },
    same("a clause", `${STATEMENT}/clauses/6`),
    same("a commitment", `${STATEMENT}/commitments/6-2`),
    { what: "the busiest commitment", large: busiest.commitment, small: busiestSmall.commitment },
    same("an institution", institution),
    { what: "an institution, further page", large: await next(institution), small: institution },
    same("updates", "/en/updates"),
    { what: "updates, deep", large: `/en/updates/before/${busiest.edition}`, small: "/en/updates" },
    same("updates of a side in an area", "/en/updates?area=trade-investment&party=kz"),
    same("updates that are rare", "/en/updates?area=energy&kind=report&party=rs&status=discontinued"),
    {
      what: "updates of a side, deep",
      large: await next("/en/updates?party=kz"),
      small: "/en/updates?party=kz",
    },
    same(
      "updates of an institution with one status",
      "/en/updates?institution=kz-foreign-affairs&status=paused",
    ),
    {
      what: "updates on the busiest commitment, deep",
      large: `${busiest.commitment}/updates/before/${busiest.edition}`,
      small: "/en/updates",
    },
    same("milestones", "/en/milestones"),
    same("milestones of an area", "/en/milestones?area=trade-investment&time=past"),
    { what: "milestones, further page", large: await next("/en/milestones"), small: "/en/milestones" },
  ];
}

/** The commitment with most updates, and an edition in the middle of them. */
async function findBusiest(url: string): Promise<{ commitment: string; edition: number }> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [found] = await sql<{ commitment: string; edition: number }[]>`
    select '/en/statements/' || statement || '/commitments/' || clause || '-' || ordinal as commitment,
      percentile_disc(0.5) within group (order by e.id) filter (where e.state = 'published') as edition
    from editions e join commitments c on c.id = e.commitment_id
    group by c.id order by count(*) desc, c.id limit 1`;
  await sql.end();
  if (!found) throw new CommandProblem("A portal without updates cannot be measured.");
  return found;
}

/** Where the last link to a further page leads: the one below the list that the page begins with. */
async function findNext(origin: string, path: string): Promise<string> {
  const html = await (await fetch(origin + path)).text();
  const links = [...html.matchAll(/<a [^>]*rel="next"[^>]*>/g)].map(
    ([link]) => /href="([^"]+)"/.exec(link)?.[1],
  );
  return links[0] ?? path;
}

/** A line for each page: milliseconds at each size, and how many times what the small portal took meanwhile. */
function printGrowth({ sizes, pages }: GrowthTable): void {
  const widest = Math.max(...pages.map(({ what }) => what.length));
  const head = sizes.map((size) => `${size / 1_000} thousand`.padStart(16)).join("");
  console.log(`\n${"Updates".padEnd(widest)}${head}`);
  for (const { what, rounds } of pages) {
    const cells = rounds.map((one) => {
      const took = spread(one.map(({ measured }) => measured)).median;
      const times = spread(one.map(({ measured, yardstick }) => measured / yardstick)).median;
      return `${took.toFixed(1)} ms ×${times.toFixed(2)}`.padStart(16);
    });
    console.log(`${what.padEnd(widest)}${cells.join("")}`);
  }
}
