"use server";

import { storedWords } from "@/components/desk/edition-fields";
import { listAllParties } from "@/domain/desk/queries";
import { confirmNoChange, recordUpdate, reviseUpdate, saveEdition } from "@/domain/updates/commands";
import { submitForm } from "@/lib/action";
import type { FormState } from "@/lib/form-state";
import { portalDatabase } from "@/lib/portal-database";

/** "No change, confirmed" on one commitment. */
export async function confirmNoChangeAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: confirmNoChange,
    next: (_, locale) => `/${locale}/desk?done=confirmed`,
  });
}

/** The first words on a commitment, as a draft or submitted. */
export async function recordUpdateAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: recordUpdate,
    next: ({ update }, locale) => afterWriting(form, update, locale),
  });
}

/** Goes on writing on a draft or a returned edition. */
export async function saveEditionAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: saveEdition,
    next: ({ update }, locale) => afterWriting(form, update, locale),
    describeStored: async (stored, typed, locale) =>
      storedWords(stored, typed, { locale, parties: await listAllParties(portalDatabase()) }),
  });
}

/** Opens a new edition of a published update. */
export async function reviseUpdateAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: reviseUpdate,
    next: ({ update }, locale) => `/${locale}/desk/updates/${update}?done=opened`,
  });
}

function afterWriting(form: FormData, update: number, locale: string): string {
  if (form.get("intent") === "submit") return `/${locale}/desk?done=submitted`;
  return `/${locale}/desk/updates/${update}?done=saved`;
}
