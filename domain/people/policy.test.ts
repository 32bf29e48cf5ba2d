import { describe, expect, it } from "vitest";
import { ROLES } from "@/db/vocabulary";
import { mayAdministerPeople } from "@/domain/people/policy";

describe("who may administer people", () => {
  const allowed = ROLES.flatMap((role) =>
    ["kz", "rs"].flatMap((own) =>
      ["kz", "rs"]
        .filter((party) =>
          mayAdministerPeople({ id: "1", name: "N", email: "e", role, institution: "i", party: own }, party),
        )
        .map((party) => `${role} of ${own} for ${party}`),
    ),
  );

  it("is an administrator, for their own side, and nobody else", () => {
    expect(allowed).toEqual(["administrator of kz for kz", "administrator of rs for rs"]);
  });
});
