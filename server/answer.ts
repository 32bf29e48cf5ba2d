import type { IncomingMessage, ServerResponse } from "node:http";
import { wasUnreadableForm } from "@/lib/unreadable-forms";
import { sendErrorData, sendErrorDocument } from "@/server/error-document";

const KEPT_HEADERS = new Set(["set-cookie", "x-request-id", "allow", "retry-after"]);

/** What has become of an answer: not begun, the framework's own on its way, or ours in its place. */
type Course = "open" | "framework" | "ours";

export type Answer = {
  /** Answers with this failure in the framework's place; nothing happens if an answer is already on its way. */
  fail(status: number): void;
};

/**
 * Stands between the framework and the wire: where the framework answers a person's page with a failure,
 * whose HTML is empty until its script runs, a finished page goes out instead. What the framework writes
 * after that is dropped. `isReady` tells whether the database answers.
 */
export function guardAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  options: { reference: string; isReady: () => Promise<boolean> },
): Answer {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const writeHead = response.writeHead.bind(response);
  const flushHeaders = response.flushHeaders.bind(response);
  const path = request.url ?? "/";
  const reader = readerOf(request);
  let course: Course = "open";

  const send = (status: number) => {
    if (response.destroyed) return;
    for (const name of response.getHeaderNames()) if (!KEPT_HEADERS.has(name)) response.removeHeader(name);
    const setHeader = response.setHeader.bind(response);
    const failed = { setHeader, writeHead, end };
    if (reader === "program") sendErrorData(failed, status, options.reference);
    else sendErrorDocument(failed, status, path, options.reference);
  };
  const fail = (status: number) => {
    if (course !== "open") return;
    course = "ours";
    send(status);
  };
  /** The first byte decides whose answer it is. */
  const isOurs = (status: number): boolean => {
    if (course !== "open") return course === "ours";
    const mustReplace = status >= 400 && reader !== "script" && isDocument(response);
    course = mustReplace ? "ours" : "framework";
    if (!mustReplace) return false;
    if (status === 500) void explain().then(send);
    else send(status);
    return true;
  };
  /** Whose fault it is that the framework failed. */
  const explain = async (): Promise<number> => {
    const ready = await options.isReady();
    if (wasUnreadableForm(options.reference)) return 400;
    return ready ? 500 : 503;
  };

  Object.assign(response, {
    writeHead: (status: number, ...rest: []) => (isOurs(status) ? response : writeHead(status, ...rest)),
    flushHeaders: () => {
      if (!isOurs(response.statusCode)) flushHeaders();
    },
    write: (...args: Parameters<typeof write>) => (isOurs(response.statusCode) ? drop(args) : write(...args)),
    end: (...args: Parameters<typeof end>) => {
      if (!isOurs(response.statusCode)) return end(...args);
      drop(args);
      return response;
    },
  });
  return { fail };
}

/** Says "written" to whoever waits for it. */
function drop(args: readonly unknown[]): true {
  const done = args.find((arg) => typeof arg === "function");
  if (done) process.nextTick(done as () => void);
  return true;
}

/**
 * Who would read a failure: a person, a program that asked for data, or a script of the framework's on a page
 * that is open, which has words of its own for it.
 */
export function readerOf({ headers, method, url = "/" }: IncomingMessage): "person" | "program" | "script" {
  if (url.startsWith("/api/")) return "program";
  if (headers.rsc || (method === "POST" && headers["next-action"])) return "script";
  return "person";
}

function isDocument(response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  return type === "" || type.startsWith("text/html") || type.startsWith("text/plain");
}
