import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { CONNECTING } from "@/db/client";

const CONNECT_WITHIN_MS = 4_000;
const BEAT_EVERY_MS = 500;
const DEAF_AFTER_MS = 1_000;
const TRY_AGAIN_AFTER_MS = 250;

export type Listener = { stop(): Promise<void> };

/**
 * Hears what is notified on a channel for as long as it runs. `onHeard` is called whenever hearing begins,
 * anew after each break: what was said before is not known. `onLost` is called within about a second of
 * losing the server; a message to itself proves twice a second that messages still arrive.
 */
export function listen(options: {
  url: string;
  channel: string;
  onMessage(message: string): void;
  onHeard(): void;
  onLost(): void;
}): Listener {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await hear(options, stopping.signal).catch(() => {});
      options.onLost();
      await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Listens on connections of its own until nothing is heard any more; then it throws, or returns when stopped. */
async function hear(options: Parameters<typeof listen>[0], stopping: AbortSignal): Promise<void> {
  const sql = postgres(options.url, {
    max: 1,
    connect_timeout: CONNECT_WITHIN_MS / 1_000,
    ...CONNECTING,
    // Nothing is read but texts, and the driver does not wait for its question about types.
    fetch_types: false,
    connection: { application_name: "cooperation-portal-listener" },
  });
  const beat = `${options.channel}_${randomBytes(8).toString("hex")}`;
  let heard = true;
  try {
    const listening = sql.listen(beat, () => {
      heard = true;
    });
    await within(listening, CONNECT_WITHIN_MS);
    await within(sql.listen(options.channel, options.onMessage, options.onHeard), CONNECT_WITHIN_MS);
    while (heard && !stopping.aborted) {
      heard = false;
      await within(sql.notify(beat, ""), DEAF_AFTER_MS);
      await sleep(BEAT_EVERY_MS, undefined, { signal: stopping }).catch(() => {});
      if (!heard && !stopping.aborted) await sleep(DEAF_AFTER_MS - BEAT_EVERY_MS);
    }
  } finally {
    await sql.end({ timeout: 0 }).catch(() => {});
  }
}

/** A frozen server neither answers nor breaks the connection. */
async function within<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  work.catch(() => {});
  const late = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error("the database does not answer");
  });
  limit.catch(() => {});
  return Promise.race([work, limit]).finally(() => late.abort());
}
