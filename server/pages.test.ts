import inject from "light-my-request";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepPages, type Pages } from "@/server/pages";
import type { Rendered } from "@/server/render";

const PATH = "/en/areas/energy";
const NOW = new Date("2026-11-24T12:00:00Z");

/** A framework that renders what the test says, and counts how often it was asked. */
function stage(options: { keptBytes?: number } = {}) {
  const asked: string[] = [];
  const framework = {
    words: "First words.",
    tags: ["area:energy"],
    make: undefined as (() => Promise<Rendered>) | undefined,
    ready: true,
  };
  const page = (): Rendered => ({
    kind: "page",
    html: `<html><body class="a"><p>${framework.words}</p></body></html>`,
    tags: new Set(["*", ...framework.tags]),
  });
  const pages = keepPages({
    render: async (path) => {
      asked.push(path);
      return framework.make ? framework.make() : page();
    },
    isReady: async () => framework.ready,
    ...options,
  });
  pages.hear();
  return { pages, asked, framework, page };
}

const ask = (pages: Pages, path = PATH) =>
  inject((request, response) => pages.answer(request, response, path, () => "ref2345678"), {
    method: "GET",
    url: path,
  });

const EVERY = new Set(["*"]);
const away = async (): Promise<Rendered> => ({ kind: "failure", status: 500, tags: EVERY });

beforeEach(
  () => void vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] }),
);
afterEach(() => void vi.useRealTimers());

describe("keeping pages", () => {
  it("renders a page once, and again after something on it was published", async () => {
    const { pages, asked, framework } = stage();
    await ask(pages);
    framework.words = "Second words.";
    expect((await ask(pages)).body).toContain("First words.");
    expect(asked).toHaveLength(1);
    pages.expire(["area:transport", "latest"]);
    expect((await ask(pages)).body).toContain("First words.");
    pages.expire(["latest", "area:energy"]);
    expect((await ask(pages)).body).toContain("Second words.");
    expect(asked).toHaveLength(2);
    framework.words = "Third words.";
    pages.expire(["*"]);
    expect((await ask(pages)).body).toContain("Third words.");
  });

  it("renders once for all who ask at the same time", async () => {
    const { pages, asked } = stage();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(pages)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it("begins anew when something was published while it rendered", async () => {
    const { pages, asked, framework, page } = stage();
    framework.make = async () => {
      const outdated = page();
      if (asked.length === 1) {
        framework.words = "Published meanwhile.";
        pages.expire(["area:energy"]);
      }
      return outdated;
    };
    expect((await ask(pages)).body).toContain("Published meanwhile.");
    expect(asked).toHaveLength(2);
    await ask(pages);
    expect(asked).toHaveLength(2);
  });

  it("does not keep what was published over again and again while it rendered", async () => {
    const { pages, asked, framework, page } = stage();
    framework.make = async () => {
      pages.expire(["area:energy"]);
      return page();
    };
    expect((await ask(pages)).statusCode).toBe(200);
    const first = asked.length;
    await ask(pages);
    expect(asked.length).toBeGreaterThan(first);
  });

  it("renders anew when the day changes in Astana", async () => {
    const { pages, asked } = stage();
    await ask(pages);
    vi.setSystemTime(new Date("2026-11-24T18:59:59Z"));
    await ask(pages);
    expect(asked).toHaveLength(1);
    vi.setSystemTime(new Date("2026-11-24T19:00:00Z"));
    await ask(pages);
    expect(asked).toHaveLength(2);
  });

  it("keeps no failure and no redirect", async () => {
    const { pages, asked, framework } = stage();
    framework.make = async () => ({ kind: "failure", status: 404, tags: EVERY });
    const missing = await ask(pages);
    expect(missing.statusCode).toBe(404);
    expect(missing.body).toContain("There is no such page");
    framework.make = async () => ({
      kind: "redirect",
      status: 308,
      location: "/en/areas/new",
      tags: EVERY,
    });
    const moved = await ask(pages);
    expect([moved.statusCode, moved.headers.location]).toEqual([308, "/en/areas/new"]);
    await ask(pages);
    expect(asked).toHaveLength(3);
  });

  it("keeps nothing that was rendered for somebody else, and asks again", async () => {
    const { pages, asked, framework, page } = stage();
    framework.make = async () => (asked.length === 1 ? { ...page(), tags: new Set() } : page());
    expect((await ask(pages)).statusCode).toBe(200);
    expect(asked).toHaveLength(2);
    await ask(pages);
    expect(asked).toHaveLength(2);
  });

  it("looks again for what was not there when something was published meanwhile", async () => {
    const { pages, asked, framework, page } = stage();
    framework.make = async () => {
      if (asked.length > 1) return page();
      pages.expire(["area:energy"]);
      return { kind: "failure", status: 404, tags: new Set(["*", "area:energy"]) };
    };
    expect((await ask(pages)).statusCode).toBe(200);
  });

  it("has a few pages rendered at a time, however many are asked for", async () => {
    const { pages, framework, page } = stage();
    let now = 0;
    let most = 0;
    framework.make = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((done) => setImmediate(done));
      now -= 1;
      return page();
    };
    const paths = Array.from({ length: 40 }, (_, index) => `/en/updates/${index + 1}`);
    const answers = await Promise.all(paths.map((path) => ask(pages, path)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(most).toBe(8);
  });

  it("renders nothing later for whom it could not be rendered in time", async () => {
    const { pages, asked, framework, page } = stage();
    const stuck: (() => void)[] = [];
    framework.make = () => new Promise((done) => stuck.push(() => done(page())));
    const paths = Array.from({ length: 20 }, (_, index) => `/en/updates/${index + 1}`);
    const answers = Promise.all(paths.map((path) => ask(pages, path)));
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await answers).every(({ statusCode }) => statusCode === 503)).toBe(true);
    expect(asked).toHaveLength(8);
    framework.make = undefined;
    for (const release of stuck) release();
    expect((await ask(pages)).statusCode).toBe(200);
    expect(asked).toHaveLength(9);
  });

  it("keeps no more than its bytes", async () => {
    const { pages, asked } = stage({ keptBytes: 3_000 });
    const paths = Array.from({ length: 40 }, (_, index) => `/en/updates/${index + 1}`);
    for (const path of paths) await ask(pages, path);
    await ask(pages, paths.at(-1));
    expect(asked).toHaveLength(40);
    await ask(pages, paths[0]);
    expect(asked).toHaveLength(41);
  });
});

describe("while nothing is heard of changes", () => {
  it("renders for every reader, and once more when it hears again", async () => {
    const { pages, asked } = stage();
    await ask(pages);
    pages.lose();
    await ask(pages);
    await ask(pages);
    expect(asked).toHaveLength(3);
    pages.hear();
    await ask(pages);
    await ask(pages);
    expect(asked).toHaveLength(4);
  });

  it("shows the last good page, marked with its time, and not for ever", async () => {
    const { pages, asked, framework } = stage();
    await ask(pages);
    pages.lose();
    framework.make = away;
    framework.ready = false;
    vi.setSystemTime(new Date("2026-11-24T13:00:00Z"));
    const past = await ask(pages);
    expect(past.statusCode).toBe(200);
    expect(past.body).toContain("First words.");
    expect(past.body).toContain("It is as it was on 24 November 2026, at 12:00 UTC.");
    expect(past.headers["cache-control"]).toBe("no-store");
    // Not every reader waits for the same failure.
    await ask(pages);
    expect(asked).toHaveLength(2);
    vi.setSystemTime(new Date("2026-11-25T12:00:01Z"));
    expect((await ask(pages)).statusCode).toBe(503);
    framework.make = undefined;
    pages.hear();
    const fresh = await ask(pages);
    expect([fresh.statusCode, fresh.body.includes("as it was on")]).toEqual([200, false]);
  });

  it("never shows again what was published over before", async () => {
    const { pages, framework } = stage();
    await ask(pages);
    pages.expire(["area:energy"]);
    pages.lose();
    framework.make = away;
    framework.ready = false;
    const answer = await ask(pages);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain("First words.");
    expect(answer.body).toContain("ref2345678");
    expect(answer.headers["retry-after"]).toBe("5");
  });

  it("shows no other page as past because of one that fails by itself", async () => {
    const { pages, framework } = stage();
    await ask(pages);
    pages.hear();
    framework.make = away;
    expect((await ask(pages, "/en/broken")).statusCode).toBe(500);
    framework.make = undefined;
    framework.words = "Second words.";
    expect((await ask(pages)).body).toContain("Second words.");
  });

  it("tells a fault of its own from a database that is away", async () => {
    const { pages, framework } = stage();
    framework.make = away;
    expect((await ask(pages)).statusCode).toBe(500);
  });

  it("answers within its time although the framework does not, and tries again later", async () => {
    const { pages, asked, framework } = stage();
    await ask(pages);
    pages.lose();
    framework.make = () => new Promise(() => {});
    const past = ask(pages);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await past).body).toContain("It is as it was on");
    const nothing = ask(pages, "/en/areas/transport");
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await nothing).statusCode).toBe(503);
    framework.make = undefined;
    pages.hear();
    expect((await ask(pages)).body).not.toContain("It is as it was on");
    expect(asked).toHaveLength(4);
  });
});

describe("pages with a query", () => {
  it("are kept apart, and push no other out", async () => {
    const { pages, asked } = stage({ keptBytes: 8_000 });
    const plain = Array.from({ length: 5 }, (_, index) => `/en/updates/${index + 1}`);
    for (const path of plain) await ask(pages, path);
    const filtered = Array.from({ length: 200 }, (_, index) => `/en/updates?area=area-${index}`);
    for (const address of filtered) await ask(pages, address);
    expect(asked).toHaveLength(205);
    for (const path of plain) await ask(pages, path);
    await ask(pages, filtered.at(-1));
    expect(asked).toHaveLength(205);
    await ask(pages, filtered[0]);
    expect(asked).toHaveLength(206);
  });

  it("are rendered once for all who ask, forgotten like others, and shown as past while there is no database", async () => {
    const { pages, asked, framework } = stage();
    const address = "/en/updates?area=energy";
    await Promise.all(Array.from({ length: 20 }, () => ask(pages, address)));
    expect(asked).toEqual([address]);
    framework.words = "Second words.";
    pages.expire(["area:energy"]);
    const fresh = await ask(pages, address);
    expect(fresh.body).toContain("Second words.");
    expect(fresh.headers["cache-control"]).toBe("public, max-age=0, s-maxage=1");
    pages.lose();
    framework.make = away;
    framework.ready = false;
    const past = await ask(pages, address);
    expect([past.statusCode, past.body.includes("It is as it was on")]).toEqual([200, true]);
  });

  it("are rendered each time where readers typed something, once for all who ask at the same time", async () => {
    const { pages, asked } = stage();
    const address = "/en/search?q=wind";
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(pages, address)));
    expect(answers[0]?.headers["cache-control"]).toBe("private, no-cache");
    expect(asked).toHaveLength(1);
    await ask(pages, address);
    expect(asked).toHaveLength(2);
  });

  it("wait in a line of their own", async () => {
    const { pages, framework, page } = stage();
    const stuck: (() => void)[] = [];
    framework.make = () => new Promise((done) => stuck.push(() => done(page())));
    const filtered = Array.from({ length: 20 }, (_, index) => ask(pages, `/en/updates?area=area-${index}`));
    await vi.advanceTimersByTimeAsync(10);
    expect(stuck).toHaveLength(3);
    framework.make = undefined;
    expect((await ask(pages, "/en/areas")).statusCode).toBe(200);
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await Promise.all(filtered)).every(({ statusCode }) => statusCode === 503)).toBe(true);
  });
});
