"use server";

import { addInstitution, renameInstitution } from "@/domain/institutions/commands";
import { submitForm } from "@/lib/action";
import type { FormState } from "@/lib/form-state";

/** Adds an institution to the own side. */
export async function addInstitutionAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: addInstitution,
    next: (_, locale) => `/${locale}/admin/institutions?done=institutionAdded`,
  });
}

/** Gives an institution of the own side its names. */
export async function renameInstitutionAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: renameInstitution,
    next: (_, locale) => `/${locale}/admin/institutions?done=renamed`,
  });
}
