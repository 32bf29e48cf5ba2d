import { readFileSync } from "node:fs";
import { createServer } from "node:http";

// The yardstick, in a process of its own: answers every request with the head and body in the given file.
const { status, headers, body } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as {
  status: number;
  headers: Record<string, string>;
  /** In base64. */
  body: string;
};
const bytes = Buffer.from(body, "base64");
const server = createServer((_, response) => {
  response.writeHead(status, headers);
  response.end(bytes);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
