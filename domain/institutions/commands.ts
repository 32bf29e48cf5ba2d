import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { commitmentAreas, commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { institutions } from "@/db/schema/institutions";
import { updates } from "@/db/schema/updates";
import { mayAdministerInstitutions } from "@/domain/institutions/policy";
import { slugOf } from "@/domain/institutions/rules";
import { addInstitutionInput, nameOf, renameInstitutionInput } from "@/domain/institutions/schema";
import { INSTITUTIONS_TAG, institutionTag, tagsTouchedBy } from "@/domain/log/rules";
import type { Person } from "@/domain/people/rules";
import { indexThing } from "@/domain/search-index/commands";
import { command, refuse } from "@/lib/command";

const administersOwnParty = (person: Person) => mayAdministerInstitutions(person, person.party);

/** Adds an institution to the own party; its English name makes its address, which stays. */
export const addInstitution = command({
  name: "addInstitution",
  allow: administersOwnParty,
  input: addInstitutionInput,
  async run(tx, { person }, input) {
    const slug = slugOf(person.party, input.nameEn) ?? refuseName("not-latin");
    const added = await tx
      .insert(institutions)
      .values({ slug, party: person.party, name: nameOf(input), origin: "administrator" })
      .onConflictDoNothing()
      .returning({ slug: institutions.slug });
    if (added.length === 0) refuseName("institution-taken");
    await indexThing(tx, "institution", slug);
    return { ok: true, value: { institution: slug }, touched: [institutionTag(slug), INSTITUTIONS_TAG] };
  },
});

/** Gives an institution of the own party its names; the content files leave it alone from then on. */
export const renameInstitution = command({
  name: "renameInstitution",
  allow: administersOwnParty,
  input: renameInstitutionInput,
  async run(tx, { person }, input) {
    const here = eq(institutions.slug, input.institution);
    const [institution] = await tx
      .select({ slug: institutions.slug, party: institutions.party })
      .from(institutions)
      .where(here)
      .for("update");
    if (!institution || !mayAdministerInstitutions(person, institution.party)) {
      refuse({ reason: "not-found" });
    }
    const name = nameOf(input);
    if (Object.keys(name).length === 0) refuseName("required");
    // Whoever writes the names vouches for them: none waits for confirmation any more.
    await tx.update(institutions).set({ name, nameReview: [], origin: "administrator" }).where(here);
    await indexThing(tx, "institution", institution.slug);
    return {
      ok: true,
      value: { institution: institution.slug },
      touched: await pagesNaming(tx, institution.slug),
    };
  },
});

function refuseName(message: string): never {
  refuse({ reason: "invalid", issues: [{ field: "nameEn", message, values: {} }] });
}

/** Every page that names the institution: its own, and those of all it answers for or has written on. */
async function pagesNaming(tx: Database, slug: string): Promise<string[]> {
  const places = await tx
    .select({
      statement: commitments.statement,
      clause: commitments.clause,
      ordinal: commitments.ordinal,
      areas: sql<string[]>`array(select ${commitmentAreas.area} from ${commitmentAreas}
        where ${commitmentAreas.commitmentId} = "commitments"."id")`,
      updates: sql<number[]>`array(select ${updates.id} from ${updates}
        where ${updates.commitmentId} = "commitments"."id" and ${updates.institution} = ${slug})`,
    })
    .from(commitments)
    .where(
      sql`${commitments.id} in (
        select ${commitmentInstitutions.commitmentId} from ${commitmentInstitutions}
          where ${commitmentInstitutions.institution} = ${slug}
        union select ${updates.commitmentId} from ${updates} where ${updates.institution} = ${slug})`,
    );
  const tags = places.flatMap((place) =>
    tagsTouchedBy({ ...place, reference: place, institutions: [] }, place.updates),
  );
  return [...new Set([institutionTag(slug), INSTITUTIONS_TAG, ...tags])];
}
