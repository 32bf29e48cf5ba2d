import type { Place } from "@/bench/writing/places";
import type { Facts, Write } from "@/bench/writing/transaction";

/** Does one write; the number of the update that it was about. */
export type Send = (write: Write, place: Place, known: Facts) => Promise<string>;

/** What was acknowledged for one update, step by step. */
export type Acknowledged = { update: string; edition: string; writes: Write[] };

export type Drive = {
  perSecond: number;
  milliseconds: Record<Write, number[]>;
  acknowledged: Acknowledged[];
};

export const WRITES: readonly Write[] = ["save", "submit", "publish"];

/** Facts that are made of others: what comes before, and of which. */
export const DERIVED: Record<string, { before: string; fact: string }> = {
  subject: { before: "updates/", fact: "update" },
  updateAddress: { before: "/en/desk/updates/", fact: "update" },
  editionAddress: { before: "/en/admin/editions/", fact: "edition" },
};

export function withDerived(facts: Facts): Facts {
  const derived = Object.entries(DERIVED).map(([name, { before, fact }]) => [name, before + facts[fact]]);
  return { ...facts, ...Object.fromEntries(derived) };
}

/**
 * So many people at once, each over and over: an official saves a draft and submits it, the administrator
 * publishes it, at any of the places. Counts what was answered before the time was over.
 */
export async function drive(options: {
  places: readonly Place[];
  clients: number;
  seconds: number;
  send: Send;
  findEdition(update: string): Promise<string>;
}): Promise<Drive> {
  const { places, clients, seconds, send } = options;
  const end = performance.now() + seconds * 1000;
  const milliseconds: Drive["milliseconds"] = { save: [], submit: [], publish: [] };
  const acknowledged: Acknowledged[] = [];
  let inTime = 0;
  const timed = async (write: Write, place: Place, known: Facts) => {
    const began = performance.now();
    const update = await send(write, place, known);
    const now = performance.now();
    milliseconds[write].push(now - began);
    if (now <= end) inTime += 1;
    return update;
  };
  const work = async () => {
    while (performance.now() < end) {
      const place = places[Math.floor(Math.random() * places.length)] as Place;
      const update = await timed("save", place, place.facts);
      const edition = await options.findEdition(update);
      const one: Acknowledged = { update, edition, writes: ["save"] };
      acknowledged.push(one);
      const known = withDerived({ ...place.facts, update, edition });
      for (const write of ["submit", "publish"] as const) {
        if (performance.now() >= end) return;
        await timed(write, place, known);
        one.writes.push(write);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return { perSecond: inTime / seconds, milliseconds, acknowledged };
}
