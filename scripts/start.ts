import { createServer } from "node:net";
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from "@/domain/demonstration/rules";
import { forgetOldTraces } from "@/domain/people/commands";
import { environment } from "@/lib/env";
import { build, isBuilt } from "@/scripts/build";
import { atEnd, CommandProblem, main, step } from "@/scripts/command";
import { loadEverything } from "@/scripts/content";
import { prepareDatabase, withDatabase } from "@/scripts/prepare";

const DAY_MS = 86_400_000;

await main(async () => {
  const { port, host, mode } = environment();
  await requireFreePort(port, host);
  await prepareDatabase();
  await loadEverything();
  if (!isBuilt()) await step("Building the site", build);
  // Loaded here, so that a first start reads the framework only once there is something to serve.
  const { serve } = await import("@/server/main");
  const server = await step("Starting the server", () => serve({ port, host }));
  atEnd(() => server.stop());
  void tidyEveryDay();
  console.log(`\nThe portal is at http://localhost:${port}\n`);
  if (mode === "demonstration") showAccounts();
  return "serving";
});

/** At the start and once a day: nobody waits for it, and a failure only leaves it for the next day. */
async function tidyEveryDay(): Promise<void> {
  // Loaded only now: the log reads the settings, and what is wrong with those has been said by then.
  const { log } = await import("@/lib/log");
  const tidy = () =>
    withDatabase((db) => forgetOldTraces(db, new Date())).catch((error: unknown) =>
      log.warn({ err: error }, "old traces were not forgotten"),
    );
  setInterval(tidy, DAY_MS).unref();
  await tidy();
}

function showAccounts(): void {
  console.log(`This is a demonstration. Sign in with the password ${DEMONSTRATION_PASSWORD} as`);
  for (const { email, role } of DEMONSTRATION_ACCOUNTS) console.log(`  ${email.padEnd(26)} ${role}`);
  console.log("\nCtrl-C stops it.\n");
}

/** Asked before the slow steps, not after them. */
function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) =>
      fail(new CommandProblem(explainPort(code, port, host))),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

function explainPort(code: string | undefined, port: number, host: string): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1} npm start.`;
  if (code === "EACCES") return `This user may not listen on port ${port}: choose one above 1023 with PORT.`;
  return `The portal cannot listen on ${host}:${port} (${code}): check HOST and PORT.`;
}
