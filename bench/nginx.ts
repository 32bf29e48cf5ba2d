import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { WireAnswer } from "@/bench/pages";
import { watch } from "@/scripts/build";
import { CommandProblem } from "@/scripts/command";
import { findFreePort } from "@/scripts/test-portal";

export type NginxProcess = { origin: string; stop(): Promise<void> };

/** An nginx with the shipped configuration in front of the portal, and the page as a file; null where none is installed. */
export async function startNginx(options: {
  portal: string;
  page: WireAnswer;
  directory: string;
}): Promise<NginxProcess | null> {
  if (spawnSync("nginx", ["-v"], { stdio: "ignore" }).error) return null;
  const folder = join(options.directory, "nginx");
  mkdirSync(join(folder, "temporary"), { recursive: true });
  chmodSync(folder, 0o755);
  cpSync(resolve("deploy", "nginx"), folder, { recursive: true });
  writeFileSync(join(folder, "page"), options.page.body);
  const port = await findFreePort();
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, port, options));
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-g", "daemon off;"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = watch(child);
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([answers(origin), ended]);
  if (child.exitCode !== null) throw new CommandProblem(`nginx did not start:\n${(await ended).output}`);
  return {
    origin,
    stop: async () => {
      child.kill("SIGQUIT");
      await ended;
    },
  };
}

function configuration(folder: string, port: number, { portal, page }: { portal: string; page: WireAnswer }) {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, "temporary", kind)};`,
  );
  return `
${process.getuid?.() === 0 ? "user root;" : ""}
worker_processes 1;
pid ${join(folder, "nginx.pid")};
error_log ${join(folder, "error.log")};
events { worker_connections 512; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 10000000;
  ${temporary.join("\n  ")}
  proxy_cache_path ${join(folder, "cache")} levels=1:2 keys_zone=portal:10m use_temp_path=off;
  include ${join(folder, "maps.conf")};
  upstream portal { server ${portal.replace("http://", "")}; keepalive 32; }
  server {
    listen 127.0.0.1:${port};
    location = /file {
      alias ${join(folder, "page")};
      default_type "text/html; charset=utf-8";
      add_header Content-Encoding ${page.headers["content-encoding"] ?? "identity"};
      add_header Content-Security-Policy "${page.headers["content-security-policy"] ?? ""}";
    }
    include ${join(folder, "locations.conf")};
  }
}
`;
}

async function answers(origin: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/file`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
}
