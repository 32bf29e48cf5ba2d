import { createServer } from "node:net";
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from "@/domain/demonstration/rules";
import { environment } from "@/lib/env";
import { build, isBuilt } from "@/scripts/build";
import { atEnd, CommandProblem, main, step } from "@/scripts/command";
import { loadEverything } from "@/scripts/content";
import { prepareDatabase } from "@/scripts/prepare";

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
  console.log(`\nThe portal is at http://localhost:${port}\n`);
  if (mode === "demonstration") showAccounts();
  return "serving";
});

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
