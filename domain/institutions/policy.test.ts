import { describe, expect, it } from "vitest";
import { ROLES } from "@/db/vocabulary";
import { mayAdministerInstitutions } from "@/domain/institutions/policy";

const PARTIES = ["kz", "rs"] as const;

/** The rights as the design has them, written down a second time and not derived from the code. */
const RIGHTS = ["administrator of kz for kz", "administrator of rs for rs"];

const SITUATIONS = ROLES.flatMap((role) =>
  PARTIES.flatMap((own) => PARTIES.map((party) => ({ role, own, party }))),
);

describe("who may administer institutions", () => {
  it("is an administrator, for their own side, and nobody else", () => {
    const allowed = SITUATIONS.filter(({ role, own, party }) =>
      mayAdministerInstitutions(
        { id: "1", name: "N", email: "e", role, institution: "i", party: own },
        party,
      ),
    );
    expect(SITUATIONS).toHaveLength(ROLES.length * 2 * 2);
    expect(allowed.map(({ role, own, party }) => `${role} of ${own} for ${party}`)).toEqual(RIGHTS);
  });
});
