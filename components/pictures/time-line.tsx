import { getTranslations } from "next-intl/server";
import { Localized } from "@/components/localized";
import { columnOf, placeInMonth, stackHeight, todayAt } from "@/components/pictures/time-places";
import { DateText } from "@/components/ui/date";
import { addressPart } from "@/domain/commitments/rules";
import type { MilestoneView, TimeLineView } from "@/domain/milestones/queries";
import type { Lane, MilestoneTime, PlacedMark } from "@/domain/milestones/rules";
import { formatMonthLetter } from "@/lib/i18n/format-date";
import type { Locale } from "@/lib/i18n/routing";

type Props = { timeLine: TimeLineView; locale: Locale };

/** Year, lane and words stand in columns; on a narrow screen the words go below their lane. */
const GRID =
  "grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 md:grid-cols-[3.5rem_minmax(0,1fr)_minmax(0,22rem)] md:gap-x-6";
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

/** All milestones as marks, a lane for each year; beside each lane its numbers in words and the events that are named. */
export async function TimeLine({ timeLine: { lanes, named, today }, locale }: Props) {
  const t = await getTranslations({ locale });
  return (
    <figure data-picture="time-line" className="text-sm">
      <figcaption className="max-w-3xl text-muted">{t("pictures.time")}</figcaption>
      <Legend locale={locale} />
      <div aria-hidden="true" className={`mt-4 text-xs text-muted ${GRID}`}>
        <span />
        <span className="grid grid-cols-13">
          <span />
          {MONTHS.map((month) => (
            <span key={month}>{formatMonthLetter(`2026-${month}`, locale)}</span>
          ))}
        </span>
      </div>
      <ol>
        {lanes.map((lane) => (
          <li key={lane.year}>
            {lane.skipped > 0 && (
              <p className={`text-muted ${GRID}`}>
                <span aria-hidden="true" className="text-center">
                  ⋮
                </span>
                <span className="py-1">{t("pictures.skipped", { count: lane.skipped })}</span>
              </p>
            )}
            <div className={`items-end pb-1 pt-3 ${GRID}`}>
              <span className="number font-serif text-base font-semibold">{lane.year}</span>
              <LaneDrawing lane={lane} today={today} todayWord={t("pictures.today")} />
              <LaneWords lane={lane} named={named} locale={locale} />
            </div>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** The marks stand in letters' heights and in parts of the lane's width, so that one drawing fits every screen. */
function LaneDrawing({ lane, today, todayWord }: { lane: Lane; today: string; todayWord: string }) {
  const isCurrent = today.startsWith(`${lane.year}-`);
  const now = todayAt(today);
  const late = Number.parseFloat(now) > 50;
  return (
    <svg
      aria-hidden="true"
      width="100%"
      className="overflow-visible border-b-2 border-accent text-[6px] sm:text-[9px]"
      height={`${stackHeight(lane.marks)}em`}
    >
      {isCurrent && (
        <g className="text-ink">
          <line x1={now} x2={now} y1="-0.5em" y2="100%" stroke="currentColor" strokeWidth={2} />
          <text
            x={now}
            y="0.8em"
            dx={late ? -5 : 5}
            textAnchor={late ? "end" : "start"}
            fill="currentColor"
            className="text-[13px] font-semibold"
          >
            {todayWord}
          </text>
        </g>
      )}
      {lane.marks.map((mark) => (
        <svg
          aria-hidden="true"
          key={`${mark.month} ${mark.level}`}
          x={columnOf(mark.month)}
          y="100%"
          className="overflow-visible"
        >
          <MarkCircle {...placeInMonth(mark.level)} mark={mark} />
        </svg>
      ))}
    </svg>
  );
}

/** Filled: it took place. Hollow: planned. Dashed: it was planned, and nothing more is known. Large: named. */
function MarkCircle({ mark, x, y }: { mark: Pick<PlacedMark, "time" | "key">; x: string; y: string }) {
  return (
    <circle
      cx={x}
      cy={y}
      r={mark.key ? "0.5em" : "0.32em"}
      fill={mark.time === "past" ? "currentColor" : "var(--paper)"}
      stroke="currentColor"
      strokeWidth={mark.key ? 2 : 1}
      strokeDasharray={mark.time === "was-planned" ? "1.5 1.5" : undefined}
      className="text-accent"
    />
  );
}

type WordsProps = { lane: Lane; named: readonly MilestoneView[]; locale: Locale };

async function LaneWords({ lane, named, locale }: WordsProps) {
  const t = await getTranslations({ locale });
  const planned = lane.marks.filter(({ time }) => time !== "past").length;
  const counts = [
    [t("milestones.past"), lane.marks.length - planned],
    [t("words.planned"), planned],
  ] as const;
  const own = named.filter(({ date }) => date.startsWith(String(lane.year)));
  return (
    <div className="max-md:col-start-2">
      <p className="text-muted">
        {counts
          .filter(([, count]) => count > 0)
          .map(([word, count]) => `${word}:\u00a0${count}`)
          .join(", ")}
      </p>
      <ul>
        {own.map((milestone) => (
          <li key={milestone.id} className="mt-1">
            <DateText date={milestone.date} locale={locale} />:{" "}
            <NamedLink milestone={milestone} locale={locale} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Leads to the milestone on the page of the first commitment it concerns, whichever page of this list it is on. */
function NamedLink({ milestone, locale }: { milestone: MilestoneView; locale: Locale }) {
  const [first] = milestone.commitments;
  const title = <Localized text={milestone.title} locale={locale} />;
  if (!first) return title;
  const address = `/${locale}/statements/${milestone.statement}/commitments/${addressPart(first)}`;
  return <a href={`${address}#${milestone.id}`}>{title}</a>;
}

async function Legend({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale });
  const entries: [string, { time: MilestoneTime; key: boolean }][] = [
    [t("milestones.past"), { time: "past", key: false }],
    [t("words.planned"), { time: "coming", key: false }],
    [t("pictures.wasPlanned"), { time: "was-planned", key: false }],
    [t("pictures.named"), { time: "past", key: true }],
  ];
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
      {entries.map(([words, mark]) => (
        <li key={words} className="flex items-center gap-2">
          <svg aria-hidden="true" width={14} height={14} className="shrink-0 text-[12px]">
            <MarkCircle mark={mark} x="7" y="7" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
