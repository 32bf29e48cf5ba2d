"use server";

import { assignInstitution, unassignInstitution } from "@/domain/assignments/commands";
import { addressPart, type CommitmentReference } from "@/domain/commitments/rules";
import { submitForm } from "@/lib/action";
import type { FormState } from "@/lib/form-state";

/** Lets an institution of the own side answer for a commitment. */
export async function assignInstitutionAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, { command: assignInstitution, next: commitmentDone("assigned") });
}

/** Takes a supporting institution of the own side off a commitment. */
export async function unassignInstitutionAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, { command: unassignInstitution, next: commitmentDone("unassigned") });
}

function commitmentDone(done: string) {
  return (on: { statement: string; reference: CommitmentReference }, locale: string) =>
    `/${locale}/admin/commitments/${on.statement}/${addressPart(on.reference)}?done=${done}`;
}
