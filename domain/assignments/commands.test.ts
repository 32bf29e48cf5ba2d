import { and, eq, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { people } from "@/db/schema/people";
import { contentLoads } from "@/db/schema/statements";
import { inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import { assignInstitution, unassignInstitution } from "@/domain/assignments/commands";
import { findAssignments, listAssignments } from "@/domain/assignments/queries";
import { loadStatements } from "@/domain/statements/commands";
import { recordUpdate } from "@/domain/updates/commands";

const NOW = new Date("2026-11-20T10:00:00Z");
const HERE = { statement: STORY_STATEMENT, reference: referenceOf("deliverable") };
const REFERENCE = { clause: 1, ordinal: 1 };
const PAGES = {
  commitment: `commitment:${STORY_STATEMENT}/1-1`,
  transport: "institution:test-kz-transport",
  energy: "institution:test-kz-energy",
  institutions: "institutions",
};

const by = (tx: Database, person: StoryPerson) => ({ db: tx, person, now: NOW });

async function listOf(tx: Database, person: StoryPerson) {
  const found = await findAssignments(tx, person, STORY_STATEMENT, REFERENCE);
  return found?.institutions.map(({ slug, role }) => `${slug} ${role}`);
}

describe("assigning", () => {
  it("lets a supporting institution write, and names the pages that show it", () =>
    inTransaction(async (tx) => {
      const { kzElsewhere, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const words = { ...HERE, intent: "save", language: "en", asOf: "2026-11-19", text: "A draft." };
      expect(await recordUpdate(by(tx, kzElsewhere), words)).toMatchObject({ reason: "forbidden" });
      const input = { ...HERE, institution: "test-kz-energy", role: "supporting" };
      const outcome = await assignInstitution(by(tx, kzAdministrator), input);
      expect(outcome).toMatchObject({
        ok: true,
        value: { statement: STORY_STATEMENT, reference: REFERENCE },
      });
      expect(outcome.ok && outcome.touched).toEqual([
        PAGES.commitment,
        PAGES.institutions,
        PAGES.transport,
        PAGES.energy,
      ]);
      expect(await listOf(tx, kzAdministrator)).toEqual([
        "test-kz-transport lead",
        "test-kz-energy supporting",
      ]);
      expect(await recordUpdate(by(tx, kzElsewhere), words)).toMatchObject({ ok: true });
      expect(await listOf(tx, rsAdministrator)).toEqual(["test-rs-transport lead"]);
    }));

  it("gives each side one lead: the former one goes on as supporting", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator, rsAdministrator } = await tellStory(tx);
      const input = { ...HERE, institution: "test-kz-energy", role: "lead" };
      for (let time = 0; time < 2; time += 1) {
        expect(await assignInstitution(by(tx, kzAdministrator), input)).toMatchObject({ ok: true });
        expect(await listOf(tx, kzAdministrator)).toEqual([
          "test-kz-energy lead",
          "test-kz-transport supporting",
        ]);
      }
      expect(await listOf(tx, rsAdministrator)).toEqual(["test-rs-transport lead"]);
    }));

  it("never leaves a side without its lead", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const refused = { ok: false, reason: "impossible", message: "lead-needed" };
      const lead = { ...HERE, institution: "test-kz-transport", role: "supporting" };
      expect(await assignInstitution(by(tx, kzAdministrator), lead)).toEqual(refused);
      expect(await unassignInstitution(by(tx, kzAdministrator), lead)).toEqual(refused);
      await tx.delete(commitmentInstitutions).where(like(commitmentInstitutions.institution, "test-kz-%"));
      const first = { ...HERE, institution: "test-kz-energy" };
      const context = by(tx, kzAdministrator);
      expect(await assignInstitution(context, { ...first, role: "supporting" })).toEqual(refused);
      expect(await assignInstitution(context, { ...first, role: "lead" })).toMatchObject({ ok: true });
    }));

  it("takes a supporting institution off again, and names its page too", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const input = { ...HERE, institution: "test-kz-energy", role: "supporting" };
      await assignInstitution(by(tx, kzAdministrator), input);
      const outcome = await unassignInstitution(by(tx, kzAdministrator), input);
      expect(outcome.ok && outcome.touched.sort()).toEqual(Object.values(PAGES).sort());
      expect(await listOf(tx, kzAdministrator)).toEqual(["test-kz-transport lead"]);
    }));

  it("is an administrator's right, for institutions of the own side on commitments that exist", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const other = {
        ok: false,
        reason: "invalid",
        issues: [{ field: "institution", message: "not-an-institution" }],
      };
      for (const run of [assignInstitution, unassignInstitution]) {
        const input = { ...HERE, institution: "test-kz-energy", role: "supporting" };
        expect(await run(by(tx, kzOne), input)).toEqual({ ok: false, reason: "forbidden" });
        expect(await run(by(tx, rsAdministrator), input)).toMatchObject(other);
        expect(await run(by(tx, kzAdministrator), { ...input, institution: "nobody" })).toMatchObject(other);
        for (const elsewhere of [{ reference: "1-9" }, { statement: "another" }])
          expect(await run(by(tx, kzAdministrator), { ...input, ...elsewhere })).toEqual({
            ok: false,
            reason: "not-found",
          });
      }
      expect(await listAssignments(tx, kzAdministrator)).toHaveLength(4);
      expect(await listAssignments(tx, kzOne)).toEqual([]);
      expect(await findAssignments(tx, kzOne, STORY_STATEMENT, REFERENCE)).toBeNull();
      expect(await findAssignments(tx, kzAdministrator, "another", REFERENCE)).toBeNull();
    }));
});

describe("loading the content again", () => {
  async function administratorOf(tx: Database, party: string): Promise<StoryPerson> {
    const institution = `${party}-foreign-affairs`;
    const row = { email: `a.${party}@example.org`, name: "A", role: "administrator" as const, institution };
    const [person] = await tx.insert(people).values(row).returning();
    if (!person) throw new Error("no person");
    return { ...person, party };
  }

  /** All assignments of commitment 1.1, as the database has them. */
  async function stored(tx: Database) {
    const rows = await tx
      .select({ institution: commitmentInstitutions.institution, role: commitmentInstitutions.role })
      .from(commitmentInstitutions)
      .innerJoin(commitments, eq(commitments.id, commitmentInstitutions.commitmentId))
      .where(and(eq(commitments.clause, 1), eq(commitments.ordinal, 1)));
    return rows.map(({ institution, role }) => `${institution} ${role}`).sort();
  }

  it("undoes nothing that administrators assigned, and brings back nothing that they took away", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, "content", NOW);
      const fromFiles = await stored(tx);
      expect(fromFiles).toEqual([
        "kz-foreign-affairs lead",
        "kz-national-economy supporting",
        "rs-economic-cooperation supporting",
        "rs-foreign-affairs lead",
      ]);
      const person = await administratorOf(tx, "kz");
      const here = { statement: "kz-rs-2026", reference: "1-1" };
      await assignInstitution(by(tx, person), { ...here, institution: "kz-trade", role: "lead" });
      await unassignInstitution(by(tx, person), { ...here, institution: "kz-national-economy" });
      // A Serbian row that the files do not know, beside an untouched list: the files still rule that one.
      const [row] = await tx
        .select()
        .from(commitments)
        .where(and(eq(commitments.clause, 1), eq(commitments.ordinal, 1)));
      const stray = { commitmentId: row?.id ?? 0, institution: "rs-energy", role: "supporting" as const };
      await tx.insert(commitmentInstitutions).values(stray);
      await tx.delete(contentLoads);
      expect(await loadStatements(tx, "content", NOW)).toEqual({ changed: true });
      expect(await stored(tx)).toEqual([
        "kz-foreign-affairs supporting",
        "kz-trade lead",
        "rs-economic-cooperation supporting",
        "rs-foreign-affairs lead",
      ]);
    }));
});
