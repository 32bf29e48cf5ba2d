import { describe, expect, it } from "vitest";
import { ROLES } from "@/db/vocabulary";
import { mayAdministerPeople, mayChangePerson } from "@/domain/people/policy";
import type { Person } from "@/domain/people/rules";

const PARTIES = ["kz", "rs"] as const;

type Situation = {
  role: Person["role"];
  own: (typeof PARTIES)[number];
  party: (typeof PARTIES)[number];
  oneself: boolean;
};

const ACTIONS = {
  "see and add": (person, { party }) => mayAdministerPeople(person, party),
  change: (person, subject) => mayChangePerson(person, subject),
} satisfies Record<string, (person: Person, subject: { id: string; party: string }) => boolean>;
type Action = keyof typeof ACTIONS;

/** The rights as the design has them, written down a second time and not derived from the code. */
const RIGHTS: Record<Action, readonly string[]> = {
  "see and add": [
    "administrator of kz on kz, oneself",
    "administrator of kz on kz, another",
    "administrator of rs on rs, oneself",
    "administrator of rs on rs, another",
  ],
  change: ["administrator of kz on kz, another", "administrator of rs on rs, another"],
};

const SITUATIONS: Situation[] = ROLES.flatMap((role) =>
  PARTIES.flatMap((own) =>
    PARTIES.flatMap((party) => [true, false].map((oneself) => ({ role, own, party, oneself }))),
  ),
);

const describeSituation = ({ role, own, party, oneself }: Situation) =>
  `${role} of ${own} on ${party}, ${oneself ? "oneself" : "another"}`;

function isAllowed(action: Action, at: Situation): boolean {
  const person = { id: "p1", name: "N", email: "e", role: at.role, institution: "i", party: at.own };
  return ACTIONS[action](person, { id: at.oneself ? "p1" : "p2", party: at.party });
}

describe("who may administer people", () => {
  it("is asked in every situation there is", () => {
    expect(new Set(SITUATIONS.map(describeSituation)).size).toBe(ROLES.length * 2 * 2 * 2);
  });

  for (const action of Object.keys(ACTIONS) as Action[]) {
    it(`${action}: nothing less, and nothing more`, () => {
      const allowed = SITUATIONS.filter((at) => isAllowed(action, at)).map(describeSituation);
      expect(allowed.sort()).toEqual([...RIGHTS[action]].sort());
    });
  }
});
