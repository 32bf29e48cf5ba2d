/** Why the database cannot be used; the message is one sentence for the person who starts the portal. */
export class DatabaseProblem extends Error {}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "57P03",
]);

/** The same failure as a sentence where it is one an operator can do something about; else as it was. */
export function explainFailure(error: unknown, url: string): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message } = cause as { code?: string; message?: string };
  if (!code || error instanceof DatabaseProblem) return error;
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname}:${port || 5432}`;
  if (UNREACHABLE.has(code))
    return new DatabaseProblem(
      `The database server ${server} cannot be reached (${code}): check DATABASE_URL and whether the server runs.`,
    );
  if (code.startsWith("28"))
    return new DatabaseProblem(
      `The database server ${server} refuses "${username}": ${message}. Check the name and password in DATABASE_URL.`,
    );
  if (code === "3D000")
    return new DatabaseProblem(
      `The database server ${server} has no database ${pathname.slice(1)}: make it first (createdb).`,
    );
  if (code === "53100") return new DatabaseProblem(`The disk of the database server ${server} is full.`);
  if (code === "42501")
    return new DatabaseProblem(
      `"${username}" lacks a right in the database ${pathname.slice(1)} on ${server}: ${message}. Let it own the database.`,
    );
  return error;
}
