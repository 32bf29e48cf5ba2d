import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { buildStructure } from "@/bench/large-structure";
import { type Growth, openGrowth } from "@/bench/large-updates";
import { type Connection, connect } from "@/db/client";
import { APPLICATION_ROLE, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { accounts } from "@/db/schema/commitments";
import { recomputeAccount } from "@/domain/accounts/commands";
import { loadDemonstration } from "@/domain/demonstration/commands";
import { indexEverything, indexThings } from "@/domain/search-index/commands";
import { loadStatements } from "@/domain/statements/commands";
import { atEnd, CommandProblem, step } from "@/scripts/command";

const COMPARED = 50;

export type LargePortal = Growth & { applicationUrl: string };

/**
 * A new portal in a folder of its own: the demonstration, and around it 199 earlier statements. It has few updates at
 * first and grows. Its database stops when the command ends; what is in the folder stays.
 */
export async function openLargePortal(directory: string): Promise<LargePortal> {
  if (existsSync(join(directory, "postgres")))
    throw new CommandProblem(`${directory} holds a portal already: remove the folder to build it anew.`);
  const server = await startEmbedded({ directory, durable: false });
  atEnd(() => server.stop());
  await migrate({ ownerUrl: server.ownerUrl, applicationRole: APPLICATION_ROLE });
  const application = connect({ url: server.applicationUrl, max: 1 });
  atEnd(() => application.close());
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  atEnd(() => owner.end());
  await loadStatements(application.db, "content", new Date());
  await loadDemonstration(application.db, "content", new Date());
  await buildStructure(owner);
  await application.db.transaction(indexThings);
  const growth = await openGrowth(owner);
  return {
    applicationUrl: server.applicationUrl,
    async growTo(size) {
      await growth.growTo(size);
      await compareAccounts(application);
      await compareIndex(application);
    },
  };
}

const opened = new Map<string, Promise<LargePortal>>();

/** The large portal of a run of the bench, built when a part first asks for it. */
export function largePortalOf({ directory }: { directory: string }): Promise<LargePortal> {
  const folder = join(directory, "large");
  const portal = opened.get(folder) ?? step("Building 200 statements", () => openLargePortal(folder));
  opened.set(folder, portal);
  return portal;
}

/** What was computed at once must be what the product's own rule makes of it. */
async function compareAccounts({ db, sql }: Connection): Promise<void> {
  const some = await sql<{ commitmentId: number; party: string }[]>`
    select commitment_id as "commitmentId", party from accounts order by md5(commitment_id || party) limit ${COMPARED}`;
  const read = () => db.select().from(accounts).orderBy(accounts.commitmentId, accounts.party);
  const before = JSON.stringify(await read());
  for (const { commitmentId, party } of some)
    await db.transaction((tx) => recomputeAccount(tx, commitmentId, party));
  if (JSON.stringify(await read()) !== before)
    throw new CommandProblem("The accounts that were built are not what the portal's rule says.");
}

/** Nothing that was built may be missing where readers search. */
async function compareIndex({ db }: Connection): Promise<void> {
  const { updates } = await indexEverything(db);
  if (updates > 0) throw new CommandProblem(`The search was built without ${updates} updates.`);
}
