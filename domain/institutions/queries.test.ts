import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { commitments } from "@/db/schema/commitments";
import { editions, updates } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import type { Status } from "@/db/vocabulary";
import { recomputeAccount } from "@/domain/accounts/commands";
import { institutionPage } from "@/domain/institutions/queries";

const TODAY = "2026-11-20";

type Told = { asOf: string; status?: Status; confirms?: number; state?: "published" | "draft" };

/** Puts one update of the author's side on the commitment; its number. */
async function tell(tx: Database, author: StoryPerson, commitmentId: number, told: Told): Promise<number> {
  const { asOf, status = null, confirms = null, state = "published" } = told;
  const kind = confirms === null ? ("report" as const) : ("no-change" as const);
  const { institution, party } = author;
  const [update] = await tx
    .insert(updates)
    .values({ commitmentId, commitmentKind: "deliverable", institution, party, kind, confirmsId: confirms })
    .returning({ id: updates.id });
  if (!update) throw new Error("nothing was inserted");
  await tx.insert(editions).values({
    updateId: update.id,
    ...{ commitmentKind: "deliverable", updateKind: kind, number: 1, state, language: "en", asOf, status },
    text: kind === "report" ? "They met." : "",
    authorId: author.id,
    publishedAt: state === "published" ? new Date(`${asOf}T12:00:00Z`) : null,
  });
  await recomputeAccount(tx, commitmentId, party);
  return update.id;
}

async function findDeliverable(tx: Database): Promise<number> {
  const [found] = await tx
    .select({ id: commitments.id })
    .from(commitments)
    .where(and(eq(commitments.statement, STORY_STATEMENT), eq(commitments.kind, "deliverable")));
  if (!found) throw new Error("the story has no deliverable");
  return found.id;
}

/** `2026-03 current 2026-03-01`: how the months of one commitment were, on the page of an institution. */
async function readMonths(tx: Database, institution: string, commitmentId: number) {
  const page = await institutionPage.read(tx, { institution, before: null }, TODAY);
  const own = page?.freshness.find((one) => one.commitmentId === commitmentId);
  return own?.months.map(({ month, freshness, confirmedOn }) =>
    `${month} ${freshness} ${confirmedOn ?? ""}`.trim(),
  );
}

test("an institution's freshness is that of its own side's published word at the end of each month", async () => {
  await inTransaction(async (tx) => {
    const { kzOne, rsOne } = await tellStory(tx);
    const id = await findDeliverable(tx);
    const first = await tell(tx, kzOne, id, { asOf: "2026-03-10", status: "under-way" });
    await tell(tx, kzOne, id, { asOf: "2026-03-20", confirms: first });
    await tell(tx, kzOne, id, { asOf: "2026-09-05", status: "under-way", state: "draft" });
    await tell(tx, rsOne, id, { asOf: "2026-05-05", status: "completed" });
    expect(await readMonths(tx, "test-kz-transport", id)).toEqual([
      ...["2025-12 null", "2026-01 null", "2026-02 current", "2026-03 current 2026-03-20", "2026-04 current"],
      ...["2026-05 current", "2026-06 overdue", "2026-07 overdue", "2026-08 overdue", "2026-09 overdue"],
      ...["2026-10 overdue", "2026-11 overdue"],
    ]);
    expect((await readMonths(tx, "test-rs-transport", id))?.slice(4)).toEqual([
      ...["2026-04 current", "2026-05 current 2026-05-05", "2026-06 current", "2026-07 current"],
      ...["2026-08 current", "2026-09 current", "2026-10 current", "2026-11 current"],
    ]);
  });
});

test("what confirms an older report does not refresh the newer one", async () => {
  await inTransaction(async (tx) => {
    const { kzOne } = await tellStory(tx);
    const id = await findDeliverable(tx);
    const old = await tell(tx, kzOne, id, { asOf: "2026-03-01", status: "not-started" });
    await tell(tx, kzOne, id, { asOf: "2026-06-01", status: "under-way" });
    await tell(tx, kzOne, id, { asOf: "2026-08-15", confirms: old });
    const months = await readMonths(tx, "test-kz-transport", id);
    expect(months?.slice(6)).toEqual([
      ...["2026-06 current 2026-06-01", "2026-07 current", "2026-08 overdue"],
      ...["2026-09 overdue", "2026-10 overdue", "2026-11 overdue"],
    ]);
  });
});

test("the last month is as fresh as the page says the account is now", async () => {
  await inTransaction(async (tx) => {
    const { kzOne } = await tellStory(tx);
    await tell(tx, kzOne, await findDeliverable(tx), { asOf: "2026-08-28", status: "under-way" });
    const page = await institutionPage.read(tx, { institution: "test-kz-transport", before: null }, TODAY);
    const now = page?.leads.map(({ id, accounts }) => [
      id,
      accounts.find(({ party }) => party === "kz")?.freshness,
    ]);
    expect(now?.map(([, freshness]) => freshness)).toContain("due");
    expect(
      page?.freshness.map(({ commitmentId, months }) => [commitmentId, months.at(-1)?.freshness]),
    ).toEqual(now);
  });
});
