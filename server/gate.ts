import type { IncomingMessage } from "node:http";
import { environment } from "@/lib/env";
import { isDisguised, publicPath } from "@/server/addresses";

const LARGEST_BODY = 12 * 1024 * 1024;
const PAGE_METHODS = ["GET", "HEAD", "POST"];
const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Why a request goes no further: the status to answer it with, and the methods that its address does take. */
export type Refusal = { status: number; allow?: string };

/**
 * Looks at a request before anybody else does, and gives it the portal's own host in place of whatever it came
 * with: the framework compares a form's origin with it, and builds addresses from it.
 */
export function refuse(request: IncomingMessage): Refusal | undefined {
  const { method = "", url = "", headers } = request;
  if (!url.startsWith("/") || !isReadable(url)) return { status: 400 };
  const host = ownHost(headers.host ?? "");
  if (host === null) return { status: 400 };
  if (isDisguised(url)) return { status: 404 };
  if (Number(headers["content-length"] ?? 0) > LARGEST_BODY) return { status: 413 };
  // A public page takes no form: nothing can be asked of an action there.
  if (publicPath(url) !== null) return { status: 405, allow: "GET, HEAD" };
  if (!url.startsWith("/api/") && !PAGE_METHODS.includes(method))
    return { status: 405, allow: PAGE_METHODS.join(", ") };
  if (method !== "GET" && method !== "HEAD" && isFromElsewhere(request, host)) return { status: 403 };
  headers.host = host;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = new URL(environment().url).protocol.replace(":", "");
  headers.forwarded = undefined;
  return undefined;
}

/** The host of PORTAL_URL; where that is not set, as on one's own machine, the one that the request names. */
function ownHost(asked: string): string | null {
  const { url, isUrlGiven } = environment();
  if (isUrlGiven) return new URL(url).host;
  return HOST.test(asked) ? asked.toLowerCase() : null;
}

/** A form that another site sends. Without an origin it is no browser's, and carries no cookie that we set. */
function isFromElsewhere({ headers }: IncomingMessage, host: string): boolean {
  if (headers["sec-fetch-site"] === "cross-site") return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Broken encodings and control characters name nothing, and neither the framework nor PostgreSQL likes them. */
function isReadable(url: string): boolean {
  if (!url.includes("%")) return true;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(url.replace(/\?.*/, "")));
  } catch {
    return false;
  }
}

/** Calls `tooLarge`, once, as soon as more has come than a form may hold, whatever length was announced. */
export function limitBody(request: IncomingMessage, tooLarge: () => void): void {
  let bytes = 0;
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding) => {
    const before = bytes;
    bytes += chunk?.length ?? 0;
    if (bytes <= LARGEST_BODY) return push(chunk, encoding);
    if (before <= LARGEST_BODY) tooLarge();
    return false;
  };
}
