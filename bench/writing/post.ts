import { Agent, request } from "node:http";
import { CommandProblem } from "@/scripts/command";

export type Body = { type: string; bytes: Buffer };

/** Sends a form and tells where the answer leads on to; throws if it leads nowhere. */
export type Post = (path: string, body: Body, cookie?: string) => Promise<string>;

/** Connections are kept open, as a browser does, and do not keep this process from ending. */
export function openPost(origin: string): Post {
  const agent = new Agent({ keepAlive: true });
  return (path, { type, bytes }, cookie = "") =>
    new Promise<string>((done, fail) => {
      const headers = { origin, cookie, "content-type": type, "content-length": bytes.length };
      const sent = request(origin + path, { method: "POST", agent, headers }, (answer) => {
        let said = "";
        answer.on("data", (part: Buffer) => {
          said += part.toString("utf8");
        });
        answer.on("error", fail);
        answer.on("end", () => {
          const { location } = answer.headers;
          if (answer.statusCode === 303 && location) done(location);
          else fail(new CommandProblem(`${path} answers ${answer.statusCode}: ${said.slice(0, 500)}`));
        });
      });
      sent.on("error", fail);
      sent.end(bytes);
    });
}

/** A form as a browser without JavaScript sends it where the framework has written the form. */
export function multipart(fields: Readonly<Record<string, string>>): Body {
  const boundary = "----PortalBenchBoundary7MA4YWxkTrZu0gW";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
  };
}

export function urlencoded(fields: Readonly<Record<string, string>>): Body {
  return {
    type: "application/x-www-form-urlencoded",
    bytes: Buffer.from(new URLSearchParams(fields).toString()),
  };
}
