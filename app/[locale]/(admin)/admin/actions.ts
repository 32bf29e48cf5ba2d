"use server";

import {
  addCounterpartNote,
  publishEdition,
  rejectEdition,
  requestChanges,
  withdrawUpdate,
} from "@/domain/moderation/commands";
import { submitForm } from "@/lib/action";
import type { FormState } from "@/lib/form-state";

/** Makes a submitted edition public. */
export async function publishEditionAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: publishEdition,
    next: (_, locale) => `/${locale}/admin?done=published`,
  });
}

/** Sends a submitted edition back, or rejects it, as the pressed button says; either with a reason. */
export async function returnEditionAction(state: FormState, form: FormData): Promise<FormState> {
  const rejected = form.get("decision") === "reject";
  return submitForm(state, form, {
    command: rejected ? rejectEdition : requestChanges,
    next: (_, locale) => `/${locale}/admin?done=${rejected ? "rejected" : "returned"}`,
  });
}

/** Takes a published update back with a reason. */
export async function withdrawUpdateAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: withdrawUpdate,
    next: (_, locale) => `/${locale}/admin?done=withdrawn`,
  });
}

/** Notes something on the other party's submitted edition. */
export async function addCounterpartNoteAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: addCounterpartNote,
    next: ({ edition }, locale) => `/${locale}/admin/editions/${edition}?done=noted`,
  });
}
