import type { Heard } from "@/bench/statement-log";
import type { Facts, Parameter, Statement, Transaction } from "@/bench/writing/transaction";
import { CommandProblem } from "@/scripts/command";

/** One write as it happened: what it was about, and the statements that the portal sent for it. */
export type Sample = { facts: Facts; heard: readonly Heard[] };

const TRANSACTION_CONTROL = /^(begin|commit|rollback|savepoint|release)\b/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const GIVES = [
  { query: /^insert into "updates" .* returning "id"/, fact: "update" },
  { query: /^insert into "editions" .* returning "id"/, fact: "edition" },
];

/** The fact that is another at each writing: the number of the sending. */
export const SENDING = "sending";

/**
 * Learns a write from several samples, so that there is no copy of its SQL to keep up to date. A parameter that
 * is one of the facts in all samples is that fact; whatever else differs, as times do, stays as it was first.
 */
export function learn(samples: readonly Sample[]): Transaction {
  const spoken = samples.map(({ facts, heard }) => ({
    facts,
    statements: heard.filter(({ query }) => !TRANSACTION_CONTROL.test(query)),
  }));
  const [first] = spoken;
  if (!first || spoken.some(({ statements }) => statements.length !== first.statements.length))
    throw new CommandProblem("The same write sends other statements at another time: it cannot be learned.");
  return first.statements.map(({ query, parameters }, index): Statement => {
    const gives = GIVES.find((one) => one.query.test(query))?.fact;
    return {
      query,
      parameters: parameters.map((_, position) =>
        parameterOf(
          spoken.map(({ facts, statements }) => ({
            facts,
            value: statements[index]?.parameters[position] ?? null,
          })),
        ),
      ),
      ...(gives ? { gives } : {}),
    };
  });
}

function parameterOf(samples: readonly { facts: Facts; value: string | null }[]): Parameter {
  const value = samples[0]?.value ?? null;
  if (samples.every((one) => one.value === value)) return { value };
  const names = Object.keys(samples[0]?.facts ?? {});
  const fact = names.find((name) => samples.every((one) => one.facts[name] === one.value));
  if (fact) return { fact };
  return value !== null && UUID.test(value) ? { fact: SENDING } : { value };
}
