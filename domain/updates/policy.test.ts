import { describe, expect, it } from "vitest";
import { EDITION_STATES, type EditionState, ROLES, UPDATE_KINDS, type UpdateKind } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";
import {
  mayEdit,
  mayPreviewCounterpart,
  mayReadUnpublished,
  mayReview,
  mayWrite,
  type OwnedEdition,
  stepsFor,
} from "@/domain/updates/policy";

/** Where the person stands to the edition, which the Kazakh transport ministry wrote. */
const PLACES = {
  "own institution": { institution: "kz-transport", party: "kz" },
  "own party": { institution: "kz-energy", party: "kz" },
  "other party": { institution: "rs-transport", party: "rs" },
} as const;
type Place = keyof typeof PLACES;

const ACTIONS = {
  write: (person, edition) => mayWrite(person, edition),
  edit: (person, edition) => mayEdit(person, edition),
  "read unpublished": (person, edition) => mayReadUnpublished(person, edition),
  review: (person, edition) => mayReview(person, edition),
  preview: (person, edition) => mayPreviewCounterpart(person, edition),
  save: (person, edition) => stepsFor(person, edition).includes("save"),
  submit: (person, edition) => stepsFor(person, edition).includes("submit"),
  publish: (person, edition) => stepsFor(person, edition).includes("publish"),
  "request-changes": (person, edition) => stepsFor(person, edition).includes("request-changes"),
  reject: (person, edition) => stepsFor(person, edition).includes("reject"),
  withdraw: (person, edition) => stepsFor(person, edition).includes("withdraw"),
  supersede: (person, edition) => stepsFor(person, edition).includes("supersede"),
} satisfies Record<string, (person: Person, edition: OwnedEdition) => boolean>;
type Action = keyof typeof ACTIONS;

/** One row of the table of rights; what a row leaves open makes no difference to it. */
type Right = {
  role: Person["role"];
  places: readonly Place[];
  assigned?: true;
  writer?: false;
  states?: readonly EditionState[];
  kinds?: readonly UpdateKind[];
};

const everywhere: readonly Place[] = ["own institution", "own party", "other party"];
const ofOwnParty: readonly Place[] = ["own institution", "own party"];
const ownInstitutions = { role: "official", places: ["own institution"], assigned: true } as const;
const fourEyes = { role: "administrator", places: ofOwnParty, writer: false } as const;

/** The rights as the design has them, written down a second time and not derived from the code. */
const RIGHTS: Record<Action, readonly Right[]> = {
  // Whoever writes, writes for the own institution: only whether it is assigned decides.
  write: [{ role: "official", places: everywhere, assigned: true }],
  edit: [ownInstitutions],
  "read unpublished": [
    { role: "official", places: ["own institution"] },
    { role: "administrator", places: ofOwnParty },
  ],
  review: [fourEyes],
  preview: [{ role: "administrator", places: ["other party"], states: ["submitted"] }],
  save: [{ ...ownInstitutions, states: ["draft", "changes-requested"], kinds: ["report"] }],
  submit: [{ ...ownInstitutions, states: ["draft", "changes-requested"], kinds: ["report"] }],
  publish: [{ ...fourEyes, states: ["submitted"] }],
  "request-changes": [{ ...fourEyes, states: ["submitted"], kinds: ["report"] }],
  reject: [{ ...fourEyes, states: ["submitted"] }],
  withdraw: [{ ...fourEyes, states: ["published"] }],
  // It follows from publishing the next edition; nobody does it by hand.
  supersede: [],
};

type Situation = {
  role: Person["role"];
  place: Place;
  assigned: boolean;
  writer: boolean;
  state: EditionState;
  kind: UpdateKind;
};

const YES_NO = [true, false] as const;
const SITUATIONS: Situation[] = ROLES.flatMap((role) =>
  everywhere.flatMap((place) =>
    YES_NO.flatMap((assigned) =>
      YES_NO.flatMap((writer) =>
        EDITION_STATES.flatMap((state) =>
          UPDATE_KINDS.map((kind) => ({ role, place, assigned, writer, state, kind })),
        ),
      ),
    ),
  ),
);

function entitled(action: Action, at: Situation): boolean {
  return RIGHTS[action].some(
    (right) =>
      right.role === at.role &&
      right.places.includes(at.place) &&
      (right.assigned ?? at.assigned) === at.assigned &&
      (right.writer ?? at.writer) === at.writer &&
      (right.states ?? [at.state]).includes(at.state) &&
      (right.kinds ?? [at.kind]).includes(at.kind),
  );
}

function staged(at: Situation): [Person, OwnedEdition] {
  const own = PLACES[at.place];
  const person = { ...own, id: "p1", name: "A Person", email: "person@example.org", role: at.role };
  const others = Object.values(PLACES).map((place) => place.institution);
  const edition = {
    ...PLACES["own institution"],
    state: at.state,
    updateKind: at.kind,
    institutions: others.filter((institution) => at.assigned || institution !== own.institution),
    writers: at.writer ? ["p2", "p1"] : ["p2"],
  };
  return [person, edition];
}

const describeSituation = (at: Situation) =>
  `${at.role}, ${at.place}, ${at.assigned ? "" : "not "}assigned, ${at.writer ? "" : "not "}a writer, ${at.state} ${at.kind}`;

describe("the table of rights", () => {
  const size = 2 * 3 * 2 * 2 * EDITION_STATES.length * UPDATE_KINDS.length;

  it("is asked in every situation there is", () => {
    expect(new Set(SITUATIONS.map(describeSituation)).size).toBe(size);
  });

  for (const action of Object.keys(ACTIONS) as Action[]) {
    it(`${action}: nothing less, and nothing more`, () => {
      const allowed = SITUATIONS.filter((at) => ACTIONS[action](...staged(at)));
      const due = SITUATIONS.filter((at) => entitled(action, at));
      expect(allowed.map(describeSituation)).toEqual(due.map(describeSituation));
      // Each row covers as many situations as its open dimensions make: rows that overlap would show here.
      const counted = RIGHTS[action].reduce(
        (sum, right) =>
          sum +
          right.places.length *
            (right.assigned === undefined ? 2 : 1) *
            (right.writer === undefined ? 2 : 1) *
            (right.states ?? EDITION_STATES).length *
            (right.kinds ?? UPDATE_KINDS).length,
        0,
      );
      expect(allowed).toHaveLength(counted);
    });
  }

  it("offers no step that the rights do not know", () => {
    const offered = new Set<string>(SITUATIONS.flatMap((at) => stepsFor(...staged(at))));
    expect([...offered].filter((step) => !(step in ACTIONS))).toEqual([]);
  });
});

describe("the two sides", () => {
  it("leaves neither a way to hold back or alter the other's account", () => {
    const across = SITUATIONS.filter((at) => at.place === "other party");
    for (const at of across) {
      const [person, edition] = staged(at);
      expect(stepsFor(person, edition), describeSituation(at)).toEqual([]);
      expect(mayReadUnpublished(person, edition), describeSituation(at)).toBe(false);
    }
  });
});
