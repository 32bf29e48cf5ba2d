import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { people } from "@/db/schema/people";
import { contentLoads } from "@/db/schema/statements";
import { inTransaction } from "@/db/testing";
import { referenceOf, STORY_STATEMENT, type StoryPerson, tellStory } from "@/db/testing-story";
import { addInstitution, renameInstitution } from "@/domain/institutions/commands";
import { listInstitutionsOf } from "@/domain/institutions/queries";
import { loadStatements } from "@/domain/statements/commands";
import { recordUpdate } from "@/domain/updates/commands";

const NOW = new Date("2026-11-20T10:00:00Z");

const by = (tx: Database, person: StoryPerson) => ({ db: tx, person, now: NOW });
const wrong = (message: string) => ({
  ok: false,
  reason: "invalid",
  issues: [{ field: "nameEn", message, values: expect.anything() }],
});

async function find(tx: Database, slug: string) {
  const [row] = await tx.select().from(institutions).where(eq(institutions.slug, slug));
  return row;
}

describe("adding an institution", () => {
  it("gives the own party one, at an address made of its English name, once for each form", () =>
    inTransaction(async (tx) => {
      const { kzAdministrator } = await tellStory(tx);
      const form = {
        nameEn: "Test Agency for  Water",
        nameKk: "Су агенттігі",
        nameRu: "",
        nonce: randomUUID(),
      };
      const added = await addInstitution(by(tx, kzAdministrator), form);
      expect(added).toEqual({
        ok: true,
        value: { institution: "kz-test-agency-for-water" },
        touched: ["institution:kz-test-agency-for-water", "institutions"],
      });
      expect(await find(tx, "kz-test-agency-for-water")).toMatchObject({
        party: "kz",
        name: { en: "Test Agency for Water", kk: "Су агенттігі" },
        origin: "administrator",
      });
      expect(await addInstitution(by(tx, kzAdministrator), form)).toMatchObject({ ok: true });
      expect(await addInstitution(by(tx, kzAdministrator), { nameEn: form.nameEn })).toEqual(
        wrong("institution-taken"),
      );
      expect(await listInstitutionsOf(tx, "kz")).toContainEqual(
        expect.objectContaining({ slug: "kz-test-agency-for-water" }),
      );
    }));

  it("is refused without an English name in Latin letters, and for anybody but an administrator", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const add = (input: object) => addInstitution(by(tx, kzAdministrator), input);
      expect(await add({ nameKk: "Агенттік" })).toEqual(wrong("required"));
      expect(await add({ nameEn: "Агенттік" })).toEqual(wrong("not-latin"));
      expect(await add({ nameEn: "x".repeat(201) })).toEqual(wrong("too-long"));
      expect(await addInstitution(by(tx, kzOne), { nameEn: "Agency" })).toEqual({
        ok: false,
        reason: "forbidden",
      });
    }));
});

describe("renaming an institution", () => {
  it("names every page that shows it: what it answers for, and what it wrote elsewhere", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator } = await tellStory(tx);
      const recorded = await recordUpdate(by(tx, kzOne), {
        ...{ statement: STORY_STATEMENT, reference: referenceOf("process"), intent: "save" },
        ...{ language: "en", asOf: "2026-11-19", text: "A draft." },
      });
      if (!recorded.ok) throw new Error(JSON.stringify(recorded));
      await tx.execute(sql`delete from commitment_institutions where institution = ${"test-kz-transport"}
        and commitment_id in (select id from commitments where ordinal in (2, 3))`);
      const input = { institution: "test-kz-transport", nameEn: "", nameRu: "Новое имя" };
      const outcome = await renameInstitution(by(tx, kzAdministrator), input);
      expect(await find(tx, "test-kz-transport")).toMatchObject({
        name: { ru: "Новое имя" },
        nameReview: [],
      });
      expect(outcome.ok && outcome.touched).toEqual(
        expect.arrayContaining([
          "institution:test-kz-transport",
          "overview",
          "latest",
          `commitment:${STORY_STATEMENT}/1-1`,
          `commitment:${STORY_STATEMENT}/1-2`,
          `commitment:${STORY_STATEMENT}/1-4`,
          `clause:${STORY_STATEMENT}/1`,
          `update:${recorded.value.update}`,
        ]),
      );
      expect(outcome.ok && outcome.touched).not.toContain(`commitment:${STORY_STATEMENT}/1-3`);
    }));

  it("is the own side's administrators' right, and leaves no institution without a name", () =>
    inTransaction(async (tx) => {
      const { kzOne, kzAdministrator, rsAdministrator } = await tellStory(tx);
      const input = { institution: "test-kz-transport", nameEn: "Renamed" };
      expect(await renameInstitution(by(tx, kzOne), input)).toEqual({ ok: false, reason: "forbidden" });
      const unknown = { ok: false, reason: "not-found" };
      expect(await renameInstitution(by(tx, rsAdministrator), input)).toEqual(unknown);
      expect(await renameInstitution(by(tx, kzAdministrator), { ...input, institution: "x" })).toEqual(
        unknown,
      );
      expect(await renameInstitution(by(tx, kzAdministrator), { ...input, nameEn: " " })).toEqual(
        wrong("required"),
      );
      expect((await find(tx, "test-kz-transport"))?.name).toEqual({ en: "test-kz-transport" });
    }));

  it("stays when the content is loaded again, and so does what was added", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, "content", NOW);
      const row = { email: "a@example.org", name: "A", role: "administrator" as const };
      const [person] = await tx
        .insert(people)
        .values({ ...row, institution: "kz-foreign-affairs" })
        .returning();
      if (!person) throw new Error("no person");
      const context = by(tx, { ...person, party: "kz" });
      await renameInstitution(context, { institution: "kz-energy", nameEn: "Ministry of Power" });
      await addInstitution(context, { nameEn: "Water Agency" });
      await tx
        .update(institutions)
        .set({ name: { en: "Strayed" } })
        .where(eq(institutions.slug, "kz-trade"));
      await tx.delete(contentLoads);
      expect(await loadStatements(tx, "content", NOW)).toEqual({ changed: true });
      expect((await find(tx, "kz-energy"))?.name).toEqual({ en: "Ministry of Power" });
      expect((await find(tx, "kz-water-agency"))?.name).toEqual({ en: "Water Agency" });
      expect((await find(tx, "kz-trade"))?.name).toMatchObject({ en: "Ministry of Trade and Integration" });
    }));
});
