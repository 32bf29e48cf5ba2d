import { DatabaseProblem } from "@/db/problem";
import { ContentProblem } from "@/lib/content-file";
import { EnvironmentProblem } from "@/lib/env";

/** Why a command cannot go on; the message is one sentence for the person who typed it. */
export class CommandProblem extends Error {}

/** Failures whose message is already the sentence to show. */
const PROBLEMS = [CommandProblem, ContentProblem, DatabaseProblem, EnvironmentProblem];

const END_WITHIN_MS = 18_000;

const endings: (() => unknown)[] = [];
let ending: Promise<never> | undefined;

/** Remembers what must be stopped or put away when the command ends, however it ends. Last in, first out. */
export function atEnd(work: () => unknown): void {
  endings.push(work);
}

/** Ends the command: everything registered is stopped first, each within its own time. */
export function end(code: number): Promise<never> {
  // Whatever does not come to its end must not keep a terminal, or a supervisor, waiting for ever.
  if (!ending) setTimeout(() => process.exit(code || 1), END_WITHIN_MS).unref();
  ending ??= (async () => {
    for (const work of endings.reverse()) {
      try {
        await work();
      } catch (error) {
        console.error(explain(error));
        code ||= 1;
      }
    }
    process.exit(code);
  })();
  return ending;
}

/** Runs a command from its first line to its exit code: Ctrl-C ends it in good order, a failure with one sentence. */
export async function main(work: () => Promise<"done" | "serving">): Promise<void> {
  // Whoever read the output may be gone (npm start | head): that alone is no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(130));
  try {
    if ((await work()) === "done") await end(0);
  } catch (error) {
    if (ending) return;
    console.error(explain(error));
    await end(1);
  }
}

/** One line of progress: what happens, and once it is done how long it took. */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  process.stdout.write(`${what} …`);
  const began = Date.now();
  try {
    const result = await work();
    if (!ending) process.stdout.write(` ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write("\n");
    throw error;
  }
}

/** What to tell the person at the terminal: one sentence where there is one, else all that is known. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (PROBLEMS.some((problem) => error instanceof problem)) return error.message;
  const chain = [error, error.cause].filter((link) => link instanceof Error) as NodeJS.ErrnoException[];
  const codes = chain.map((link) => link.code);
  if (codes.includes("ENOSPC") || codes.includes("53100"))
    return "The disk is full: free some space and start again; nothing was lost.";
  const denied = chain.find(
    (link) => link.code === "EACCES" || link.code === "EROFS" || link.code === "EPERM",
  );
  if (denied?.path) return `This user may not write ${denied.path}.`;
  return chain.map((link) => link.stack ?? link.message).join("\n");
}
