import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { APPLICATION_ROLE, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    ownerUrl: string;
    applicationUrl: string;
  }
}

/**
 * One migrated PostgreSQL for all test files; db/testing.ts opens it to the tests. It is the embedded one, thrown
 * away at the end, or an empty database of another server at TEST_DATABASE_URL, used as an operator's would be.
 */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: operatorUrl } = process.env;
  if (operatorUrl) {
    await migrate({ ownerUrl: operatorUrl, applicationRole: APPLICATION_ROLE, assumed: true });
    project.provide("ownerUrl", operatorUrl);
    project.provide("applicationUrl", assuming(operatorUrl, APPLICATION_ROLE));
    return async () => {};
  }
  const server = await startThrowaway();
  project.provide("ownerUrl", server.ownerUrl);
  project.provide("applicationUrl", server.applicationUrl);
  return server.stop;
}

/** A migrated PostgreSQL in a folder of its own; stopping it leaves nothing behind. */
export async function startThrowaway() {
  const directory = mkdtempSync(join(tmpdir(), "portal-test-"));
  // Started by root, the server runs as another user, who must get through.
  chmodSync(directory, 0o755);
  const server = await startEmbedded({ directory, durable: false });
  await migrate({ ownerUrl: server.ownerUrl, applicationRole: APPLICATION_ROLE });
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { ownerUrl: server.ownerUrl, applicationUrl: server.applicationUrl, stop };
}

/** The same address, on which each connection takes on a role at its start. */
function assuming(address: string, role: string): string {
  const url = new URL(address);
  url.searchParams.set("role", role);
  return url.href;
}
