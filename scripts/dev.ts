import { spawn } from "node:child_process";
import { environment } from "@/lib/env";
import { atEnd, end, main } from "@/scripts/command";
import { loadEverything } from "@/scripts/content";
import { prepareDatabase } from "@/scripts/prepare";

await main(async () => {
  const { port, host } = environment();
  await prepareDatabase();
  await loadEverything();
  const args = ["node_modules/next/dist/bin/next", "dev", "--port", String(port), "--hostname", host];
  const child = spawn(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const ended = new Promise<number>((done) => {
    child.once("exit", (code) => done(code ?? 0));
    child.once("error", () => done(1));
  });
  atEnd(() => (child.exitCode === null && child.kill() ? ended : undefined));
  void ended.then(end);
  return "serving";
});
