import { Localized } from "@/components/localized";
import { Marks } from "@/components/pictures/state-marks";
import { stateWords } from "@/components/pictures/state-words";
import type { PartyCode } from "@/db/vocabulary";
import type { AccountInBrief, CommitmentInBrief } from "@/domain/commitments/queries";
import { countStates, stateOf } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

type Row = Pick<AccountInBrief, "party" | "side"> & { words: AccountInBrief["word"][] };

/** A small multiple: a row of marks for each party, one mark a commitment, with the same counted in words below. */
export async function AreaStates({
  commitments,
  locale,
}: {
  commitments: readonly CommitmentInBrief[];
  locale: Locale;
}) {
  const words = await stateWords(locale);
  return (
    <dl data-picture="area" className="flex flex-col gap-2 text-sm">
      {rowsOf(commitments).map(({ party, side, words: given }) => {
        const states = given.map(stateOf);
        return (
          <div key={party}>
            <dt className="text-muted">
              <Localized text={side} locale={locale} />
            </dt>
            <dd>
              <Marks marks={states.map((state) => ({ party, state }))} />
              {countStates(states)
                .map(({ state, count }) => `${words(state)}:\u00a0${count}`)
                .join(", ")}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** For each party in the statement's order, its word on each of the commitments, in their order. */
function rowsOf(commitments: readonly CommitmentInBrief[]): Row[] {
  const rows = new Map<PartyCode, Row>();
  for (const { party, side, word } of commitments.flatMap(({ accounts }) => accounts)) {
    const row = rows.get(party) ?? { party, side, words: [] };
    row.words.push(word);
    rows.set(party, row);
  }
  return [...rows.values()];
}
