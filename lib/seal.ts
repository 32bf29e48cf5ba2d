import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { environment } from "@/lib/env";

/** What a form knows of itself: whose it is, where it stands, and a nonce new for each time it is shown. */
export type FormSeal = {
  personId: string;
  address: string;
  nonce: string;
  /** Nothing is typed into it that may be kept: it has only buttons, or a password. */
  wordless?: true;
};

/** The hidden field of a form: its seal, signed, so that it tells whose words a lost session's form carries. */
export function sealForm(person: { id: string }, address: string): string {
  return seal({ personId: person.id, address, nonce: randomUUID() });
}

/** The same for a form of buttons or a password: it leaves alone what is kept for the page's writing form. */
export function sealWordlessForm(person: { id: string }, address: string): string {
  return seal({ personId: person.id, address, nonce: randomUUID(), wordless: true });
}

/** The seal, or null when it was not made by this portal. */
export function openSeal(sealed: string): FormSeal | null {
  const [body, signature, ...rest] = sealed.split(".");
  if (!body || !signature || rest.length > 0) return null;
  const expected = Buffer.from(sign(body));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as FormSeal;
}

function seal(content: FormSeal): string {
  const body = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${body}.${sign(body)}`;
}

function sign(body: string): string {
  const secret = environment().authSecret;
  if (!secret) throw new Error("the portal was started without AUTH_SECRET");
  return createHmac("sha256", secret).update(`form:${body}`).digest("base64url");
}
