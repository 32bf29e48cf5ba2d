import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import {
  colourOf,
  MARK_SIZE,
  OUTLINE_PATHS,
  type Outline,
  outlineOf,
} from "@/components/pictures/mark-shapes";
import type { LocalizedText, PartyCode } from "@/db/vocabulary";
import type { IndicatorView, ReadingView } from "@/domain/indicators/queries";
import { isBeyond, listPeriods, type Scale, scaleOf, shareOf } from "@/domain/indicators/rules";
import { formatDate } from "@/lib/i18n/format-date";
import { formatNumber } from "@/lib/i18n/format-number";
import type { Locale } from "@/lib/i18n/routing";

/** The parties in their statement's order. */
export type Side = { party: PartyCode; side: LocalizedText };

type Props = { indicator: IndicatorView; sides: readonly Side[]; locale: Locale };

const ROW = 24;
const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** A single figure compares with none. */
export const hasPicture = (readings: readonly unknown[]) => readings.length > 1;

/**
 * The figures of an indicator on one scale from zero, each with whose it is; figures of one period stand together,
 * so that a conflict is seen. Hidden from who hears the page: the table below it says all of it.
 */
export async function Figures({ indicator: { name, unit, readings }, sides, locale }: Props) {
  if (!hasPicture(readings)) return null;
  const t = await getTranslations({ locale });
  const scale = scaleOf(readings);
  return (
    <div
      aria-hidden="true"
      data-picture="figures"
      className="mb-4 border border-line bg-sheet p-3 text-sm sm:p-4"
    >
      <p className="mb-3 text-base font-semibold">
        <Localized text={name} locale={locale} /> (<Localized text={unit} locale={locale} />)
      </p>
      {listPeriods(readings).map(({ period, gap, readings: own }) => (
        <div
          key={period}
          className={`gap-x-3 sm:grid sm:grid-cols-[6rem_minmax(0,1fr)] ${gap ? "mt-4" : ""}`}
        >
          <span className="leading-6 text-muted">{formatDate(period, locale)}</span>
          <div className={own.length > 1 ? "border-s-4 border-line ps-2" : "ps-3"}>
            {own.map((reading) => (
              <Figure key={reading.id} reading={reading} scale={scale} locale={locale} />
            ))}
            {own.some(({ certainty }) => certainty === "conflict") && t("words.certainty.conflict")}
          </div>
        </div>
      ))}
      <Legend readings={readings} scale={scale} sides={sides} locale={locale} />
    </div>
  );
}

type FigureProps = { reading: ReadingView; scale: Scale; locale: Locale };

/** One figure: a line from zero to its mark, and its number. The room for the number is left beside the drawing. */
function Figure({ reading: { value, target, reportedBy }, scale, locale }: FigureProps) {
  const zero = shareOf(0, scale);
  const end = shareOf(value, scale);
  const beyond = isBeyond(value, scale) ? " →" : "";
  const number = formatNumber(value, locale);
  return (
    <svg aria-hidden="true" width="100%" height={ROW} className="max-w-[calc(100%-6rem)] overflow-visible">
      <line x1={percent(zero)} x2={percent(zero)} y1={0} y2={ROW} stroke="var(--muted)" />
      <g className={colourOf(reportedBy)}>
        <line
          x1={percent(zero)}
          x2={percent(end)}
          y1={ROW / 2}
          y2={ROW / 2}
          stroke="currentColor"
          strokeWidth={3}
          {...(target ? { strokeDasharray: "3 3" } : {})}
        />
        <svg aria-hidden="true" x={percent(end)} className="overflow-visible">
          <FigureMark
            outline={outlineOf(reportedBy)}
            hollow={target}
            x={-MARK_SIZE / 2}
            y={(ROW - MARK_SIZE) / 2}
          />
        </svg>
      </g>
      <text
        x={percent(end)}
        dx={MARK_SIZE * 0.9}
        y={ROW / 2 + 5}
        fill="currentColor"
        className="number font-semibold"
      >
        {number + beyond}
      </text>
    </svg>
  );
}

type MarkProps = { outline: Outline; hollow: boolean; x: number; y: number };

function FigureMark({ outline, hollow, x, y }: MarkProps) {
  return (
    <path
      d={OUTLINE_PATHS[outline]}
      transform={`translate(${x} ${y})`}
      fill={hollow ? "var(--sheet)" : "currentColor"}
      stroke="currentColor"
      strokeWidth={1.6}
    />
  );
}

async function Legend({
  readings,
  scale,
  sides,
  locale,
}: {
  readings: readonly ReadingView[];
  scale: Scale;
  sides: readonly Side[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const reporters = [...sides.map(({ party }) => party), null].filter((party) =>
    readings.some(({ reportedBy }) => reportedBy === party),
  );
  const goals = readings.filter(({ target }) => target);
  return (
    <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-muted">
      {reporters.map((party) => {
        const side = sides.find((one) => one.party === party);
        return (
          <li key={party} className="flex items-center gap-2">
            <Sample className={colourOf(party)} outline={outlineOf(party)} hollow={false} />
            {side ? <Localized text={side.side} locale={locale} /> : t("pictures.otherSource")}
          </li>
        );
      })}
      {goals.length > 0 && (
        <li className="flex items-center gap-2">
          <Sample className="text-ink" outline={outlineOf(goals[0]?.reportedBy ?? null)} hollow />
          {t("readings.target")}
        </li>
      )}
      {goals.some(({ value }) => isBeyond(value, scale)) && <li>→ {t("pictures.beyond")}</li>}
    </ul>
  );
}

function Sample({ className, outline, hollow }: { className: string; outline: Outline; hollow: boolean }) {
  return (
    <svg aria-hidden="true" width={MARK_SIZE} height={MARK_SIZE} className={`shrink-0 ${className}`}>
      <FigureMark outline={outline} hollow={hollow} x={0} y={0} />
    </svg>
  );
}
