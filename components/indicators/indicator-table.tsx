import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { Figures, hasPicture, type Side } from "@/components/pictures/figures";
import { SourceLink } from "@/components/ui/source-link";
import { Tag } from "@/components/ui/tag";
import type { IndicatorView } from "@/domain/indicators/queries";
import { formatDate } from "@/lib/i18n/format-date";
import { formatNumber } from "@/lib/i18n/format-number";
import { localize } from "@/lib/i18n/localize";
import type { Locale } from "@/lib/i18n/routing";

const COLUMNS = {
  period: "w-36 text-start",
  value: "w-28 text-end",
  reporter: "text-start",
  source: "w-1/3 text-start",
} as const;

const isConflict = (reading: IndicatorView["readings"][number]) => reading.certainty === "conflict";

/** One indicator's readings; where two of a period conflict, both say so. Each says who counted and where it was published. */
export async function IndicatorTable({
  indicator,
  sides,
  locale,
}: {
  indicator: IndicatorView;
  sides: readonly Side[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const name = localize(indicator.name, locale);
  const disputed = new Set(indicator.readings.filter(isConflict).map(({ period }) => period));
  return (
    <section
      aria-label={name.text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an overlong word scrolls, and the keyboard must reach it.
      tabIndex={0}
      className="mb-6 overflow-x-auto"
    >
      <Figures indicator={indicator} sides={sides} locale={locale} />
      <table className="stacking-table w-full border-collapse text-start md:table-fixed max-md:[&_tbody_tr]:py-2 md:min-w-[34rem]">
        <caption className={hasPicture(indicator.readings) ? "sr-only" : "mb-2 text-start font-semibold"}>
          <Localized text={indicator.name} locale={locale} /> (
          <Localized text={indicator.unit} locale={locale} />)
        </caption>
        <thead>
          <tr className="border-b-2 border-line text-sm text-muted">
            {(["period", "value", "reporter", "source"] as const).map((column) => (
              <th key={column} scope="col" className={`px-2 py-1 font-normal ${COLUMNS[column]}`}>
                {t(`readings.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicator.readings.map((reading) => (
            <tr key={reading.id} className="border-b border-line align-top">
              <th scope="row" className="px-2 py-1 text-start font-semibold md:py-2 md:font-normal">
                {formatDate(reading.period, locale)}
              </th>
              <td
                data-label={t("readings.value")}
                className="number px-2 py-1 font-semibold md:py-2 md:text-end"
              >
                {formatNumber(reading.value, locale)}
              </td>
              <td data-label={t("readings.reporter")} className="px-2 py-1 md:py-2">
                <Localized text={reading.reporter} locale={locale} />{" "}
                {reading.target && <p className="text-sm text-muted">{t("readings.target")}</p>}
                {disputed.has(reading.period) && <Tag>{t("words.certainty.conflict")}</Tag>}
                {reading.note && (
                  <p className="text-sm text-muted">
                    <Localized text={reading.note} locale={locale} />
                  </p>
                )}
              </td>
              <td data-label={t("readings.source")} className="px-2 py-1 text-sm md:py-2">
                <SourceLink source={reading.source} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
