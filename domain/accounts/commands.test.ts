import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { accounts, commitments } from "@/db/schema/commitments";
import { editions, updates } from "@/db/schema/updates";
import { inTransaction } from "@/db/testing";
import { STORY_STATEMENT, tellStory } from "@/db/testing-story";
import { STATUSES } from "@/db/vocabulary";
import { recomputeAccount } from "@/domain/accounts/commands";
import { deriveAccount } from "@/domain/updates/rules";

const STEPS = 250;
const PARTY = "kz";

/** The same numbers in every run: a failure can be looked at again. */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Few days and moments, so that many entries are equal in one or both. */
const dayAt = (number: number) => `2026-0${1 + (number % 4)}-01`;
const momentAt = (number: number) => new Date(Date.UTC(2026, 6, 1 + (number % 3)));

async function readEverything(tx: Database, commitmentId: number) {
  const rows = await tx
    .select({
      updateId: updates.id,
      kind: updates.kind,
      confirmsId: updates.confirmsId,
      asOf: editions.asOf,
      publishedAt: editions.publishedAt,
      status: editions.status,
      waitingFor: editions.waitingFor,
      waitingSince: editions.waitingSince,
    })
    .from(updates)
    .innerJoin(editions, eq(editions.updateId, updates.id))
    .where(
      and(eq(updates.commitmentId, commitmentId), eq(updates.party, PARTY), eq(editions.state, "published")),
    );
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt ? [{ ...row, publishedAt }] : []));
}

test("the cached account is what follows from everything published, whatever happened before", async () => {
  await inTransaction(async (tx) => {
    const { kzOne } = await tellStory(tx);
    const [commitment] = await tx
      .select({ id: commitments.id, kind: commitments.kind })
      .from(commitments)
      .where(and(eq(commitments.statement, STORY_STATEMENT), eq(commitments.ordinal, 1)));
    if (!commitment) throw new Error("the story has no commitment");
    const { id: commitmentId, kind: commitmentKind } = commitment;
    const random = randomNumbers(20_260_625);
    const reports: number[] = [];
    const publish = async (confirmsId: number | null) => {
      const kind = confirmsId === null ? ("report" as const) : ("no-change" as const);
      const party = { institution: kzOne.institution, party: PARTY };
      const [update] = await tx
        .insert(updates)
        .values({ commitmentId, commitmentKind, kind, confirmsId, ...party })
        .returning({ id: updates.id });
      const updateId = update?.id ?? 0;
      await tx.insert(editions).values({
        ...{ updateId, commitmentKind, updateKind: kind, number: 1, state: "published", language: "en" },
        asOf: dayAt(random(4)),
        publishedAt: momentAt(random(3)),
        status: kind === "report" ? (STATUSES[random(STATUSES.length)] ?? null) : null,
        text: kind === "report" ? "They met." : "",
        authorId: kzOne.id,
      });
      if (kind === "report") reports.push(updateId);
    };
    const withdraw = async (updateId: number) => {
      const withdrawn = { state: "withdrawn", endedAt: new Date(), withdrawalReason: "By mistake." } as const;
      await tx
        .update(editions)
        .set(withdrawn)
        .where(and(eq(editions.updateId, updateId), eq(editions.state, "published")));
    };

    for (let step = 0; step < STEPS; step++) {
      const report = reports[random(reports.length)];
      const what = random(10);
      if (report === undefined || what < 4) await publish(null);
      else if (what < 7) await publish(report);
      else await withdraw(what === 7 ? report : ((await readEverything(tx, commitmentId))[0]?.updateId ?? 0));

      await recomputeAccount(tx, commitmentId, PARTY);
      const [cached] = await tx
        .select()
        .from(accounts)
        .where(and(eq(accounts.commitmentId, commitmentId), eq(accounts.party, PARTY)));
      const derived = deriveAccount(await readEverything(tx, commitmentId));
      if (derived) expect(cached, `step ${step}`).toMatchObject(derived);
      else expect(cached, `step ${step}`).toMatchObject({ reportId: null, publishedCount: 0 });
    }
    expect(reports.length).toBeGreaterThan(STEPS / 4);
  });
});
