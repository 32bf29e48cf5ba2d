import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type Database } from "@/db/client";
import { APPLICATION_ROLE, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { explainFailure } from "@/db/problem";
import { environment, provideEnvironment } from "@/lib/env";
import { atEnd, step } from "@/scripts/command";

/**
 * Brings up what the portal stands on: database, schema, secret. Afterwards `environment()` tells every part
 * how to connect. The embedded database stops when the command ends.
 */
export async function prepareDatabase(): Promise<void> {
  const { operatorDatabaseUrl, operatorApplicationUrl } = environment();
  if (operatorDatabaseUrl) {
    const applicationRole = operatorApplicationUrl
      ? decodeURIComponent(new URL(operatorApplicationUrl).username)
      : APPLICATION_ROLE;
    await bringUpToDate({
      ownerUrl: operatorDatabaseUrl,
      applicationRole,
      assumed: !operatorApplicationUrl,
    });
    provideEnvironment(
      operatorApplicationUrl
        ? { PORTAL_DATABASE_URL: operatorApplicationUrl }
        : { PORTAL_DATABASE_URL: operatorDatabaseUrl, PORTAL_DATABASE_ROLE: applicationRole },
    );
  } else {
    const { dataDirectory: directory } = environment();
    const embedded = await step("Starting PostgreSQL 18", () => startEmbedded({ directory }));
    atEnd(() => embedded.stop());
    await bringUpToDate({ ownerUrl: embedded.ownerUrl, applicationRole: APPLICATION_ROLE });
    provideEnvironment({ PORTAL_DATABASE_URL: embedded.applicationUrl });
  }
  provideSecret();
}

async function bringUpToDate(options: Parameters<typeof migrate>[0]): Promise<void> {
  await step("Bringing the database up to date", () => migrate(options));
}

/** Without AUTH_SECRET one is made at the first start and kept, so that a restart signs nobody out. */
function provideSecret(): void {
  const { authSecret, dataDirectory } = environment();
  if (authSecret) return;
  const file = join(dataDirectory, "secret");
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
    renameSync(draft, file);
  }
  provideEnvironment({ AUTH_SECRET: readFileSync(file, "utf8").trim() });
}

/** Does one piece of work as the application's role, on a connection of its own. */
export async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const { databaseUrl: url, databaseRole: role } = environment();
  if (!url) throw new Error("prepareDatabase() comes first");
  const connection = connect({ url, role, max: 2 });
  try {
    return await work(connection.db);
  } catch (error) {
    throw explainFailure(error, url);
  } finally {
    await connection.close();
  }
}
