import { getTranslations } from "next-intl/server";
import { colourOf } from "@/components/pictures/mark-shapes";
import type { PartyCode } from "@/db/vocabulary";
import { FRESHNESSES, type Freshness, listStretches, type MonthFreshness } from "@/domain/commitments/rules";
import { formatDate, formatMonthLetter } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

/** Months stand so far apart; a bar is as tall as the account is fresh, and below it stands the month's letter. */
const PITCH = 22;
const BAR = 16;
const HEIGHT = 44;
const FLOOR = 26;

/** What is drawn on the floor at x = 0 for each freshness: four that differ without colour. */
const BARS: Readonly<Record<Freshness, string>> = {
  current: `M0 ${FLOOR}v-18h${BAR}v18z`,
  due: `M0 ${FLOOR}v-9h${BAR}v9z`,
  overdue: `M0 ${FLOOR}v-2h${BAR}v2z`,
  paused: `M3 ${FLOOR}v-18h3v18zM10 ${FLOOR}v-18h3v18z`,
};

/** The dot of a month in which the party spoke, above its bar. */
const DOT = { cx: BAR / 2, cy: 4, r: 3 };

type Props = { months: readonly MonthFreshness[]; party: PartyCode; locale: Locale };

/** How fresh a party's account was, month by month; its title tells the same in stretches of months. */
export async function FreshnessYear({ months, party, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "words" });
  const month = (text: string) => formatDate(text, locale);
  const words = listStretches(months).map(({ from, to, freshness }) => {
    const when = from === to ? month(from) : `${month(from)} – ${month(to)}`;
    return `${when}: ${t(`freshness.${freshness}`)}`;
  });
  return (
    <svg
      data-picture="freshness"
      width={months.length * PITCH - (PITCH - BAR)}
      height={HEIGHT}
      role="img"
      className={`shrink-0 ${colourOf(party)}`}
    >
      <title>{words.join("; ")}</title>
      {months.map(({ month, freshness, confirmedOn }, at) => (
        <g key={month} transform={`translate(${at * PITCH})`} fill="currentColor">
          {freshness && <path d={BARS[freshness]} />}
          {confirmedOn && <circle {...DOT} />}
          <text x={BAR / 2} y={HEIGHT - 3} textAnchor="middle" className="fill-muted text-[13px]">
            {formatMonthLetter(month, locale)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** What the bars and dots of `FreshnessYear` mean. */
export async function FreshnessLegend({ party, locale }: Omit<Props, "months">) {
  const t = await getTranslations({ locale });
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {FRESHNESSES.map((freshness) => (
        <li key={freshness} className="flex items-end gap-2">
          <svg aria-hidden="true" width={BAR} height={FLOOR} className={colourOf(party)}>
            <path d={BARS[freshness]} fill="currentColor" />
          </svg>
          {t(`words.freshness.${freshness}`)}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <svg aria-hidden="true" width={BAR} height={DOT.cy * 2} className={colourOf(party)}>
          <circle {...DOT} fill="currentColor" />
        </svg>
        {t("pictures.spoke")}
      </li>
    </ul>
  );
}
