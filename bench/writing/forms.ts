import { type Fields, visit } from "@/bench/forms";
import type { Place } from "@/bench/writing/places";
import type { Facts, Write } from "@/bench/writing/transaction";
import { dayOf } from "@/lib/dates";
import { sealForm } from "@/lib/seal";

/** The fields that the framework adds to each form, by which it finds the form's action again. */
export type ActionFields = Record<Write, Fields>;

/** What the official writes, with every field that the form has. */
export const WORDS: Fields = {
  status: "under-way",
  asOf: dayOf(new Date()),
  text: "Measured words. ".repeat(40).trim(),
  language: "en",
  waitingFor: "",
  waitingSince: "",
  nextStep: "The next meeting of the working group",
  nextStepOn: "",
  "evidence.0.url": "https://example.org/minutes",
  "evidence.0.title": "Minutes of the meeting",
  "evidence.1.url": "",
  "evidence.1.title": "",
};

/** Where the form of a write stands. */
export function addressOf(write: Write, facts: Facts): string {
  if (write === "save") return facts.address ?? "";
  return write === "submit" ? `/en/desk/updates/${facts.update}` : `/en/admin/editions/${facts.edition}`;
}

/** The form of a write as a person fills it: its hidden fields, made as the page makes them, and the words. */
export function formOf(write: Write, { facts, reference }: Place, known: Facts): Fields {
  const address = addressOf(write, known);
  const person = { id: (write === "publish" ? facts.administrator : facts.official) ?? "" };
  const form = sealForm(person, address);
  const edition = known.edition ?? "";
  if (write === "publish") return { form, edition, revision: "2" };
  if (write === "submit") return { form, edition, revision: "1", ...WORDS, intent: "submit" };
  return { form, statement: facts.statement ?? "", reference, ...WORDS, intent: "save" };
}

/** Reads the framework's fields off the page where the form stands. */
export async function readActionFields(
  origin: string,
  write: Write,
  place: Place,
  known: Facts,
): Promise<Fields> {
  const visitor = visit(origin, write === "publish" ? place.administrator : place.official);
  const having = { save: ["text", "reference"], submit: ["text", "edition"], publish: ["edition"] }[write];
  const form = await visitor.findForm(addressOf(write, known), having, write === "publish" ? ["reason"] : []);
  return Object.fromEntries(Object.entries(form).filter(([name]) => name.startsWith("$ACTION")));
}
