import pino from "pino";
import { environment } from "@/lib/env";

/** Lines are written together: to write each by itself costs the process as much as a query. */
const WRITTEN_BYTES = 4096;
const WRITTEN_AFTER_MS = 200;

/**
 * One JSON object a line on stdout. A line about a request carries its number as `reference`, the same
 * that the error page shows. Never log names, addresses or what people typed.
 */
export const log = pino(
  {
    level: environment().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ minLength: WRITTEN_BYTES, periodicFlush: WRITTEN_AFTER_MS, sync: false }),
);
