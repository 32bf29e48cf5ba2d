import type { IncomingMessage, ServerResponse } from "node:http";
import { EVERY_PAGE } from "@/lib/cache";
import { latestToday } from "@/lib/dates";
import { log } from "@/lib/log";
import { logWhenAnswered } from "@/server/answer-log";
import { type Document, finishDocument, KEEP_BRIEFLY, KEEP_NOWHERE, sendDocument } from "@/server/document";
import { sendErrorDocument } from "@/server/error-document";
import { placeOf } from "@/server/page-queries";
import type { Rendered } from "@/server/render";
import { buildShelves } from "@/server/shelves";
import { markAsPast } from "@/server/stale-notice";

const KEPT_BYTES = 64 * 1024 * 1024;
/** The longest that a reader with a page at hand, or with nothing at all, waits for a fresh one. */
const PATIENCE_WITH_PAGE_MS = 2_000;
const PATIENCE_MS = 4_000;
/** After a failure, a page at hand is shown for so long without another attempt. */
const PAUSE_AFTER_FAILURE_MS = 2_000;
/** A page this old is no longer shown, whatever is wrong. */
const PAST_LIMIT_MS = 24 * 3_600_000;
/** Publications may come in the middle of rendering; so many times it is begun anew. */
const ATTEMPTS = 4;
/** The day that pages are rendered for changes at a full hour. */
const HOUR_MS = 3_600_000;

type Kept = {
  document: Document;
  tags: ReadonlySet<string>;
  renderedAt: number;
  /** Until then its day is today. */
  until: number;
  /** The number of the period of hearing in which its rendering began. */
  period: number;
  /** The same page with a note that it could not be refreshed; made when it is first needed. */
  marked?: Promise<Document>;
};
type Result =
  | { kind: "kept"; kept: Kept }
  | { kind: "redirect"; status: number; location: string }
  | { kind: "failure"; status: number };
/** A rendering under way, and which tags have expired since it began; once abandoned, its page is not kept. */
type Flight = { result: Promise<Result>; expired: Set<string>; abandoned: boolean };

export type Pages = {
  /** Answers a request for the public page at a canonical address, at once from what is kept or after one rendering. */
  answer(request: IncomingMessage, response: ServerResponse, address: string, reference: () => string): void;
  /** Forgets every page with one of these tags; what is being rendered of them is rendered anew. */
  expire(tags: readonly string[]): void;
  /** From now on changes are heard of; what was kept before has to be rendered anew. */
  hear(): void;
  /** Changes are not heard of for now: pages are rendered for every reader, or shown as past if that fails. */
  lose(): void;
};

/**
 * Keeps finished public pages, each until something it shows is published or its day is over. `render` makes
 * one; `isReady` tells whether the database answers. At most `keptBytes` are kept, those read last.
 */
export function keepPages(options: {
  render(address: string, reference: string): Promise<Rendered>;
  isReady(): Promise<boolean>;
  keptBytes?: number;
}): Pages {
  const kept = buildShelves<Kept>(options.keptBytes ?? KEPT_BYTES);
  const flights = new Map<string, Flight>();
  let hearing = false;
  let period = 0;
  /** On the clock that nobody sets. */
  let pausedUntil = 0;

  const isFresh = (page: Kept) => hearing && page.period === period && Date.now() < page.until;

  const pages: Pages = {
    answer(request, response, address, reference) {
      const page = kept.get(address);
      if (page && isFresh(page)) sendDocument(request, response, page.document);
      else void answerAnew(request, response, address, reference(), page);
    },
    expire(tags) {
      const gone = new Set(tags);
      kept.removeWhere(({ tags }) => isTouched(tags, gone));
      for (const flight of flights.values()) for (const tag of gone) flight.expired.add(tag);
    },
    hear() {
      hearing = true;
      period += 1;
      pausedUntil = 0;
    },
    lose() {
      hearing = false;
    },
  };

  async function answerAnew(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    reference: string,
    past: Kept | undefined,
  ): Promise<void> {
    logWhenAnswered(request, response, reference);
    try {
      const result = await within(
        past && performance.now() < pausedUntil ? failed : fly(address, reference).result,
        past ? PATIENCE_WITH_PAGE_MS : PATIENCE_MS,
      );
      if (result.kind === "kept") sendDocument(request, response, result.kept.document);
      else if (result.kind === "redirect") {
        response
          .writeHead(result.status, { Location: result.location, "Cache-Control": cacheControlFor(address) })
          .end();
      } else await answerFailure(request, response, address, reference, result.status);
    } catch (error) {
      log.error({ err: error, reference, path: pathOf(address) }, "a page could not be answered");
      if (!response.headersSent) sendErrorDocument(response, 500, address, reference);
    }
  }

  async function answerFailure(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    reference: string,
    status: number,
  ): Promise<void> {
    // Looked for again: what is known to be outdated has been forgotten in the meantime.
    const past = status >= 500 ? kept.peek(address) : undefined;
    if (past && Date.now() - past.renderedAt < PAST_LIMIT_MS) {
      sendDocument(request, response, await mark(past, address));
    } else {
      const isAway = status === 500 && !(await options.isReady());
      sendErrorDocument(response, isAway ? 503 : status, address, reference);
    }
  }

  /** One rendering of a page at a time, however many ask. One that takes too long makes way for another. */
  function fly(address: string, reference: string): Flight {
    const running = flights.get(address);
    if (running) return running;
    const flight: Flight = { result: failed, expired: new Set(), abandoned: false };
    flights.set(address, flight);
    flight.result = within(renderAndKeep(address, reference, flight), PATIENCE_MS).finally(() => {
      flight.abandoned = true;
      flights.delete(address);
    });
    void flight.result.then(pauseIfAway, () => {});
    return flight;
  }

  /** A page that fails by itself is no reason to show others as past. */
  async function pauseIfAway(result: Result): Promise<void> {
    if (result.kind !== "failure" || result.status < 500 || (await options.isReady())) return;
    pausedUntil = performance.now() + PAUSE_AFTER_FAILURE_MS;
  }

  async function renderAndKeep(address: string, reference: string, flight: Flight): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      flight.expired.clear();
      const begun = { period, renderedAt: Date.now(), until: untilOf(Date.now()) };
      // Whoever asked may have been answered while it waited: after a bad moment nobody needs all that waited then.
      const rendered = await kept.inTurn(address)(async () =>
        flight.abandoned ? null : options.render(address, reference),
      );
      if (rendered === null) return failed;
      const { tags } = rendered;
      const isOutdated = () => isTouched(tags, flight.expired);
      if (rendered.kind !== "page") {
        if (isOutdated() && attempt < ATTEMPTS) continue;
        const isGone = rendered.kind === "redirect" || rendered.status < 500;
        if (isGone && !flight.abandoned) kept.remove(address);
        return rendered;
      }
      const document = await finishDocument(rendered.html, cacheControlFor(address));
      const page: Kept = { ...begun, tags, document };
      // Without the tag that every page has, it was rendered for somebody else, and nobody knows of what.
      const isRight = tags.has(EVERY_PAGE) && !isOutdated();
      if (isRight && !flight.abandoned) kept.put(address, page);
      if (isRight || attempt === ATTEMPTS) return { kind: "kept", kept: page };
    }
  }

  return pages;
}

const failed: Promise<Result> = Promise.resolve({ kind: "failure", status: 503 });

/** What readers typed is not logged. */
const pathOf = (address: string) => address.replace(/\?.*/, "");

const cacheControlFor = (address: string) => (placeOf(address) === "nowhere" ? KEEP_NOWHERE : KEEP_BRIEFLY);

function mark(page: Kept, address: string): Promise<Document> {
  const html = () => page.document.variants.identity.body.toString();
  page.marked ??= markAsPast(html(), address, new Date(page.renderedAt)).catch((error: unknown) => {
    page.marked = undefined;
    throw error;
  });
  return page.marked;
}

async function within(result: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result>((done) => {
    timer = setTimeout(done, limitMs, { kind: "failure", status: 503 });
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}

function isTouched(tags: ReadonlySet<string>, expired: ReadonlySet<string>): boolean {
  for (const tag of expired) if (tags.has(tag)) return true;
  return false;
}

/** When the day of the pages changes next: at some full hour. */
function untilOf(now: number): number {
  const today = latestToday(new Date(now));
  let hour = Math.floor(now / HOUR_MS + 1) * HOUR_MS;
  while (latestToday(new Date(hour)) === today) hour += HOUR_MS;
  return hour;
}
