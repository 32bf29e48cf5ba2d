import type { IncomingMessage, ServerResponse } from "node:http";
import inject from "light-my-request";
import { withTags } from "@/lib/cache";
import { environment } from "@/lib/env";
import { removeScripts } from "@/server/document";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the framework makes of a public address, and under which tags that was found out. */
export type Rendered = (
  | { kind: "page"; html: string }
  | { kind: "redirect"; status: number; location: string }
  | { kind: "failure"; status: number }
) & { tags: ReadonlySet<string> };

/**
 * Has the framework render a public page. It is asked in the portal's own name: no header or cookie of a
 * visitor comes through, and of the query what the page reads, so that it is the same for everybody. `reference` names the request in the log.
 */
export async function renderPage(handle: Handle, address: string, reference: string): Promise<Rendered> {
  const ask = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response).catch((error) => response.destroy(error));
  const { result, tags } = await withTags(() => {
    const headers = { host: new URL(environment().url).host, "x-request-id": reference };
    // It begins with `then`: left to an `await`, that might come when the tags no longer have a place to go to.
    return inject(ask, { method: "GET", url: address, headers }).then((answer) => answer);
  });
  const { statusCode: status, headers } = result;
  if (status === 200) return { kind: "page", html: await removeScripts(result.body), tags };
  const [location] = [headers.location].flat();
  if (status >= 300 && status < 400 && location) return { kind: "redirect", status, location, tags };
  return { kind: "failure", status: status >= 400 ? status : 500, tags };
}
