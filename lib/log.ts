import pino from "pino";
import { environment } from "@/lib/env";

/**
 * One JSON object a line on stdout. A line about a request carries its number as `reference`, the same
 * that the error page shows. Never log names, addresses or what people typed.
 */
export const log = pino({
  level: environment().logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
