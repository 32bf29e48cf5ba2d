import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { findFreePort } from "@/scripts/test-portal";

// The bare action as the portal is served: the framework behind a server of our own, and nothing between them.
const port = await findFreePort();
const dir = join(process.cwd(), "bench", "bare-action");
const app = next({ dev: false, dir, hostname: "127.0.0.1", port });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(port, "127.0.0.1", () =>
  console.log(`http://127.0.0.1:${port}`),
);
