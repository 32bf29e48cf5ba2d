"use server";

import { addPerson, changePerson, endAccess, giveAccessBack, resetPassword } from "@/domain/people/commands";
import { submitForm } from "@/lib/action";
import type { FormState } from "@/lib/form-state";

/** Adds somebody to the own side. */
export async function addPersonAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, {
    command: addPerson,
    next: (_, locale) => `/${locale}/admin/people?done=added`,
  });
}

/** Changes somebody's name, role or institution. */
export async function changePersonAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, { command: changePerson, next: personDone("changed") });
}

/** Sets a new password for somebody, and ends their sessions. */
export async function resetPasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, { command: resetPassword, next: personDone("passwordSet") });
}

/** Ends somebody's access and their sessions. */
export async function endAccessAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, { command: endAccess, next: personDone("ended") });
}

/** Gives somebody access again. */
export async function giveAccessBackAction(state: FormState, form: FormData): Promise<FormState> {
  return submitForm(state, form, { command: giveAccessBack, next: personDone("restored") });
}

function personDone(done: string) {
  return ({ person }: { person: string }, locale: string) => `/${locale}/admin/people/${person}?done=${done}`;
}
