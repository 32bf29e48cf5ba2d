import type { Instrumentation } from "next";

/** Every unforeseen failure is logged once, under the number that the person's error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/log");
  const { noteUnreadableForm } = await import("@/lib/unreadable-forms");
  const reference = request.headers["x-request-id"];
  if (noteUnreadableForm(error, String(reference))) return;
  log.error({ err: error, reference, route: context.routePath, during: context.routeType }, "request failed");
};
