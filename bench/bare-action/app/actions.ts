"use server";

import { redirect } from "next/navigation";
import { send } from "../database";

/** Takes the form's facts, sends the write's statements, and leads on. */
export async function writeAction(form: FormData): Promise<void> {
  const update = await send(Object.fromEntries(form) as Record<string, string>);
  redirect(`/updates/${update}`);
}
