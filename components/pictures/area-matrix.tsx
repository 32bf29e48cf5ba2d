import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { StateLegend } from "@/components/pictures/state-legend";
import { NamedMarks } from "@/components/pictures/state-marks";
import { describeCommitment, marksOf, stateWords } from "@/components/pictures/state-words";
import type { AreaWithCommitments } from "@/domain/areas/queries";
import { matrixOf } from "@/domain/areas/rules";
import type { CommitmentInBrief } from "@/domain/commitments/queries";
import { type AccountState, addressPart, cite } from "@/domain/commitments/rules";
import type { Locale } from "@/lib/i18n/routing";

type Props = { areas: readonly AreaWithCommitments[]; statement: string; locale: Locale };

/**
 * Areas against clauses with every party's state in each cell: a table, so that it is its own text. On a narrow
 * screen it turns into a list of areas, each with the commitments that stand in it.
 */
export async function AreaMatrix({ areas, statement, locale }: Props) {
  const t = await getTranslations({ locale });
  const words = await stateWords(locale);
  const { clauses, rows } = matrixOf(areas);
  const parties = rows.flatMap(({ area }) => area.commitments)[0]?.accounts ?? [];
  const address = `/${locale}/statements/${statement}`;
  return (
    <figure data-picture="matrix">
      <StateLegend parties={parties} locale={locale} />
      <section
        aria-label={t("pictures.matrix")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many clauses scroll, and the keyboard must reach them.
        tabIndex={0}
        className="mt-4 lg:overflow-x-auto"
      >
        <table className="w-full text-sm max-lg:block max-lg:[&_:is(tbody,tr,th)]:block lg:[&_td]:border-s lg:[&_td]:border-line lg:[&_td]:p-0">
          <caption className="sr-only">{t("pictures.matrix")}</caption>
          <thead className="max-lg:hidden">
            <tr>
              <td className="border-0! text-muted">{t("pictures.clauses")}</td>
              {clauses.map((clause) => (
                <th key={clause} scope="col" className="number border-s border-line p-0 font-semibold">
                  <a
                    href={`${address}/clauses/${clause}`}
                    className="flex min-h-8 items-center justify-center"
                  >
                    <span className="sr-only">{t("words.clause", { number: clause })}</span>
                    <span aria-hidden="true">{clause}</span>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ area, cells }) => (
              <tr key={area.slug} className="border-t border-line max-lg:py-2">
                <th
                  scope="row"
                  className="pe-3 text-start font-normal leading-snug wrap-anywhere lg:w-44 lg:py-2"
                >
                  <a href={`/${locale}/areas/${area.slug}`} className="inline-block py-1 lg:py-0">
                    <Localized text={area.name} locale={locale} />
                  </a>
                </th>
                {cells.map(({ clause, commitments }) => (
                  <Cell
                    key={clause}
                    commitments={commitments}
                    address={address}
                    words={words}
                    locale={locale}
                  />
                ))}
                {area.commitments.length === 0 && (
                  <td className="text-muted lg:hidden">{t("home.commitments", { count: 0 })}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

type CellProps = {
  commitments: readonly CommitmentInBrief[];
  address: string;
  words: (state: AccountState) => string;
  locale: Locale;
};

function Cell({ commitments, address, words, locale }: CellProps) {
  if (commitments.length === 0) return <td className="max-lg:hidden" />;
  return (
    <td className="max-lg:inline-block">
      {commitments.map((commitment) => (
        <a
          key={commitment.id}
          href={`${address}/commitments/${addressPart(commitment)}`}
          className="flex min-h-8 items-center justify-center gap-1.5 no-underline max-lg:me-4 max-lg:inline-flex"
        >
          <span aria-hidden="true" className="number lg:hidden">
            {cite(commitment)}
          </span>
          <NamedMarks marks={marksOf(commitment)} words={describeCommitment(commitment, locale, words)} />
        </a>
      ))}
    </td>
  );
}
