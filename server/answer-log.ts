import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/log";

/** Logs the answer once it is over. Pages that were kept are sent without a line: there may be very many. */
export function logWhenAnswered(request: IncomingMessage, response: ServerResponse, reference: string): void {
  const began = performance.now();
  response.once("close", () =>
    log.info(
      {
        reference,
        method: request.method,
        path: (request.url ?? "/").replace(/\?.*/, ""),
        status: response.statusCode,
        complete: response.writableFinished,
        ms: Math.round(performance.now() - began),
      },
      "answered",
    ),
  );
}
