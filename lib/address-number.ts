import { notFound } from "next/navigation";

/** The number that stands in an address, as this portal writes it there; anything else is answered with 404. */
export function addressNumber(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound();
}
