import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { fire, fireAtMany } from "@/bench/load";
import { type NginxProcess, startNginx } from "@/bench/nginx";
import type { Bench } from "@/bench/part";
import type { Figure, Round } from "@/bench/report";
import { type ServerProcess, startServer } from "@/bench/server-process";
import { CommandProblem } from "@/scripts/command";

const STATEMENT = "/en/statements/kz-rs-2026";
const PAGE = `${STATEMENT}/commitments/12-1`;
const SECONDS = 3;
const WARM_UP_SECONDS = 2;
/** What node:http adds by itself, or what differs from answer to answer. */
const OWN_HEADERS = new Set(["connection", "keep-alive", "date", "transfer-encoding"]);
const BROWSER = { "accept-encoding": "gzip, deflate, br" };

/**
 * Requests a second of a page that is kept, of "you have it already" and of pages rendered for each request,
 * against bare servers that send the very same heads and bytes; and the same page through the shipped nginx
 * configuration against nginx sending it from a file. All of them in turns, in each round.
 */
export async function measurePages({ portal, origin, directory, rounds: count }: Bench): Promise<Figure[]> {
  const others = await findCommitments(origin);
  const page = await read(origin + PAGE, BROWSER);
  const known = { ...BROWSER, "if-none-match": page.headers.etag ?? "" };
  const servers: { stop(): Promise<void> }[] = [];
  const started = <Server extends ServerProcess | NginxProcess>(server: Server): Server => {
    servers.push(server);
    return server;
  };
  const bare = started(await startBare(page, join(directory, "page.json")));
  const bare304 = started(await startBare(await read(origin + PAGE, known), join(directory, "304.json")));
  const unkept = started(await startServer("bench/unkept-server.ts", [], portal.environment));
  const nginx = await startNginx({ portal: origin, page, directory });
  if (nginx) started(nginx);

  type Measure = { what: string; goal?: Figure["goal"]; measured: Fire; yardstick: Fire };
  type Fire = (seconds: number) => Promise<number>;
  const at = (url: string, headers: Record<string, string>) => (seconds: number) =>
    fire({ url, seconds, headers });
  const yardstick = at(bare.origin, BROWSER);
  const measures: Measure[] = [
    { what: "A kept page", goal: { atLeast: 0.5 }, measured: at(origin + PAGE, BROWSER), yardstick },
    {
      what: "A kept page that the browser has (304)",
      goal: { atLeast: 0.6 },
      measured: at(origin + PAGE, known),
      yardstick: at(bare304.origin, BROWSER),
    },
    {
      what: "A page rendered for each request",
      measured: (seconds) => fireAtMany({ url: unkept.origin, seconds, headers: BROWSER }, others),
      yardstick,
    },
  ];
  if (nginx) {
    measures.push({
      what: "A page through the shipped nginx configuration",
      goal: { atLeast: 0.8 },
      measured: at(nginx.origin + PAGE, BROWSER),
      yardstick: at(`${nginx.origin}/file`, BROWSER),
    });
  }

  for (const one of measures) await one.measured(WARM_UP_SECONDS);
  const rounds = measures.map((): Round[] => []);
  for (let round = 0; round < count; round++) {
    for (const [index, one] of measures.entries()) {
      const held = await one.yardstick(SECONDS);
      rounds[index]?.push({ measured: await one.measured(SECONDS), yardstick: held });
    }
  }
  for (const server of servers) await server.stop();
  return measures.map(({ what, goal }, index) => ({
    what,
    unit: "requests/s",
    rounds: rounds[index] ?? [],
    ...(goal ? { goal } : {}),
  }));
}

/** The addresses of all commitments, as the statement links them. */
async function findCommitments(origin: string): Promise<string[]> {
  const html = await (await fetch(origin + STATEMENT)).text();
  const links = [...html.matchAll(/href="(\/en\/statements\/[^/"]+\/commitments\/[^"#?]+)/g)];
  return [...new Set(links.map(([, path = ""]) => path))];
}

/** An answer as it comes over the wire, body still packed. */
export type WireAnswer = { status: number; headers: Record<string, string>; body: Buffer };

function read(url: string, headers: Record<string, string>): Promise<WireAnswer> {
  return new Promise((done, fail) => {
    request(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const kept = Object.entries(answer.headers).filter(([name]) => !OWN_HEADERS.has(name));
        const status = answer.statusCode ?? 0;
        if (status >= 400) fail(new CommandProblem(`${url} answers ${status}.`));
        done({
          status,
          headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(parts),
        });
      });
    })
      .on("error", fail)
      .end();
  });
}

function startBare({ status, headers, body }: WireAnswer, file: string): Promise<ServerProcess> {
  writeFileSync(file, JSON.stringify({ status, headers, body: body.toString("base64") }));
  return startServer("bench/bare-server.ts", [file]);
}
