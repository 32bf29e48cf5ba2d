import { log } from "@/lib/log";
import { readPolicyReports } from "@/lib/policy-reports";

export const dynamic = "force-dynamic";

const LARGEST = 16_384;
/** Anybody can post here: more than this in a minute is not written down. */
const LINES_A_MINUTE = 60;
const counted = { minute: 0, lines: 0 };

/** Takes what browsers report of a policy of ours that was broken; it never tells them more than "taken". */
export async function POST(request: Request) {
  const body = await request.text();
  for (const report of body.length <= LARGEST ? readPolicyReports(parse(body)) : [])
    if (mayLog()) log.warn({ report }, "a page did what its policy forbids");
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function mayLog(): boolean {
  const minute = Math.floor(Date.now() / 60_000);
  if (minute !== counted.minute) Object.assign(counted, { minute, lines: 0 });
  counted.lines += 1;
  return counted.lines <= LINES_A_MINUTE;
}
