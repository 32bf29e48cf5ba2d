import type { EditionState, PartyCode, UpdateKind } from "@/db/vocabulary";
import type { Person } from "@/domain/people/rules";
import { after, EDITABLE, type Step } from "@/domain/updates/rules";

/** A commitment, as far as rights depend on it: the institutions that answer for it. */
export type AssignedCommitment = { institutions: readonly string[] };

/** An edition, as far as rights depend on it. `writers` are the ids of all who wrote on it. */
export type OwnedEdition = {
  institution: string;
  party: PartyCode;
  state: EditionState;
  updateKind: UpdateKind;
  institutions: readonly string[];
  writers: readonly string[];
};

/** Draft, submit, confirm "no change", revise: officials, for what is assigned to their own institution. */
export function mayWrite(person: Person, commitment: AssignedCommitment): boolean {
  return person.role === "official" && commitment.institutions.includes(person.institution);
}

/** Go on writing on an edition: its own institution's officials, while the commitment is theirs. */
export function mayEdit(person: Person, edition: OwnedEdition): boolean {
  return edition.institution === person.institution && mayWrite(person, edition);
}

/** Read what is not public: officials their own institution's, administrators their own party's. */
export function mayReadUnpublished(person: Person, edition: OwnedEdition): boolean {
  if (person.role === "administrator") return edition.party === person.party;
  return edition.institution === person.institution;
}

/** Decide on an edition: an administrator of the same party who did not write on it (four eyes). */
export function mayReview(person: Person, edition: OwnedEdition): boolean {
  return (
    person.role === "administrator" && edition.party === person.party && !edition.writers.includes(person.id)
  );
}

/** See the other party's submitted entry before it is public, and note something on it: no veto goes with it. */
export function mayPreviewCounterpart(
  person: Person,
  edition: Pick<OwnedEdition, "party" | "state">,
): boolean {
  return person.role === "administrator" && edition.party !== person.party && edition.state === "submitted";
}

/** What this person can do with this edition now, rights and life together: what the pages offer as buttons. */
export function stepsFor(person: Person, edition: OwnedEdition): Step[] {
  const steps: Step[] = [];
  if (mayEdit(person, edition) && EDITABLE.includes(edition.state) && edition.updateKind === "report") {
    steps.push("save", "submit");
  }
  if (mayReview(person, edition)) {
    for (const step of ["publish", "request-changes", "reject", "withdraw"] as const) {
      // A confirmation has no words to change: it is published or rejected.
      if (step === "request-changes" && edition.updateKind === "no-change") continue;
      if (after(edition.state, step) !== null) steps.push(step);
    }
  }
  return steps;
}
