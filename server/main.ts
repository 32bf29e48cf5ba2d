import { randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { type Listener, listen as listenTo } from "@/db/listen";
import { keepPagesWith } from "@/lib/cache";
import { environment } from "@/lib/env";
import { log } from "@/lib/log";
import { PAGE_CHANGES, readPageChanges } from "@/lib/page-changes";
import { portalDatabase } from "@/lib/portal-database";
import { wasUnreadableForm } from "@/lib/unreadable-forms";
import { publicAddress } from "@/server/addresses";
import { type Answer, guardAnswer } from "@/server/answer";
import { logWhenAnswered } from "@/server/answer-log";
import { limitBody, refuse } from "@/server/gate";
import { keepPages, type Pages } from "@/server/pages";
import { applyScriptedPolicy } from "@/server/policies";
import { renderPage } from "@/server/render";
import { isToBeFound, NOT_TO_BE_FOUND } from "@/server/robots";
import { SPECULATION_RULES, sendSpeculationRules } from "@/server/speculation-rules";

/** Less than the five seconds that are promised, as a busy machine is late with its own clocks. */
const ANSWER_WITHIN_MS = 4_000;
/** An upload on a slow line may take longer before there is anything to answer. */
const RECEIVE_WITHIN_MS = 60_000;
/** Longer than a proxy keeps an idle connection: else a form could meet one that is just being closed. */
const KEPT_OPEN_MS = 65_000;
const STOP_WITHIN_MS = 5_000;
const PING_WITHIN_MS = 1_000;

export type PortalServer = {
  /** Takes no new request, lets running ones finish for a moment, then closes. */
  stop(): Promise<void>;
};

/**
 * Serves the built site in this process: public pages as finished documents, everything else through the
 * framework. Throws the system's error if the port is taken.
 */
export async function serve(options: {
  port: number;
  host: string;
  /** How many bytes of finished pages to keep, where it is not the usual number. */
  keptBytes?: number;
}): Promise<PortalServer> {
  const app = next({
    ...{ dev: false, dir: process.cwd(), hostname: options.host, port: options.port },
    // The framework would hang up on every request that offers another protocol: on this server none arrives.
    httpServer: createServer(),
  });
  await app.prepare();
  // The database's driver leaves some failures of a dying connection to nobody: they must not end the portal.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a failure that nobody waited for"));
  const handle = app.getRequestHandler();
  const pages = keepPages({
    render: (address, reference) => renderPage(handle, address, reference),
    isReady: isDatabaseReady,
    keptBytes: options.keptBytes,
  });
  keepPagesWith(pages.expire);
  const listener = await hearPageChanges(pages);
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    const address = method === "GET" || method === "HEAD" ? publicAddress(url) : null;
    if (address !== null) return pages.answer(request, response, address, makeReference);
    if (url === SPECULATION_RULES) return sendSpeculationRules(response);
    const answer = receive(request, response);
    if (!answer) return;
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error, reference: request.headers["x-request-id"] }, "the framework failed");
      answer.fail(500);
    });
  });
  server.requestTimeout = RECEIVE_WITHIN_MS;
  server.keepAliveTimeout = KEPT_OPEN_MS;
  await listen(server, options);
  return {
    stop: async () => {
      await close(server);
      await listener.stop();
    },
  };
}

/** Keeps the pages right while other instances publish; resolves when it hears them, or after a moment without. */
async function hearPageChanges(pages: Pages): Promise<Listener> {
  const { databaseUrl: url } = environment();
  if (!url) throw new Error("the portal was started without its database");
  return new Promise((done) => {
    const listener = listenTo({
      url,
      channel: PAGE_CHANGES,
      onMessage: (message) => pages.expire(readPageChanges(message)),
      onHeard: () => {
        pages.hear();
        done(listener);
      },
      onLost: () => {
        pages.lose();
        done(listener);
      },
    });
  });
}

/** Numbers and checks a request; what it may not ask is answered here, and then there is nothing to hand on. */
function receive(request: IncomingMessage, response: ServerResponse): Answer | undefined {
  const reference = makeReference();
  request.headers["x-request-id"] = reference;
  response.setHeader("x-request-id", reference);
  applyScriptedPolicy(request, response);
  if (!isToBeFound()) response.setHeader(...NOT_TO_BE_FOUND);
  const answer = guardAnswer(request, response, { reference, isReady: isDatabaseReady });
  response.once("close", () => wasUnreadableForm(reference));
  logWhenAnswered(request, response, reference);
  const refusal = refuse(request);
  if (refusal) {
    if (refusal.allow) response.setHeader("Allow", refusal.allow);
    request.resume();
    answer.fail(refusal.status);
    return undefined;
  }
  limitBody(request, () => answer.fail(413));
  limitTime(request, response, answer);
  return answer;
}

/** A dead database must not leave people waiting: without an answer in time they are told so. */
function limitTime(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const began = Date.now();
  const check = () => {
    const receiving = !request.complete && Date.now() - began < RECEIVE_WITHIN_MS;
    if (receiving) timer = setTimeout(check, ANSWER_WITHIN_MS);
    else answer.fail(503);
  };
  let timer = setTimeout(check, ANSWER_WITHIN_MS);
  response.once("close", () => clearTimeout(timer));
}

async function isDatabaseReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((done) => {
    timer = setTimeout(done, PING_WITHIN_MS, false);
  });
  const ping = portalDatabase()
    .execute("select 1")
    .then(
      () => true,
      () => false,
    );
  return Promise.race([ping, limit]).finally(() => clearTimeout(timer));
}

/** Short enough to be read out on the telephone, without letters that look alike. */
function makeReference(): string {
  const letters = "23456789abcdefghjkmnpqrstvwxyz";
  return Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");
}

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      done();
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await closed;
  clearTimeout(timer);
}
