import { getTranslations } from "next-intl/server";
import map from "@/components/pictures/trans-caspian-map.json";
import { SourceLink } from "@/components/ui/source-link";
import type { Locale } from "@/lib/i18n/routing";

type Place = keyof typeof map.places;
type Label = { anchor: "start" | "middle" | "end"; dx: number; dy: number };

/** The places of the route from east to west, each with where its label stands, in parts of the letters' height. */
const STOPS = [
  ["dostyk", { anchor: "end", dx: 0.6, dy: -0.7 }],
  ["altynkol", { anchor: "end", dx: 1.2, dy: 1.6 }],
  ["aktau", { anchor: "end", dx: -0.5, dy: 0 }],
  ["kuryk", { anchor: "start", dx: 0.5, dy: 0.8 }],
  ["baku", { anchor: "start", dx: 0.6, dy: 0.6 }],
  ["tbilisi", { anchor: "middle", dx: 0.5, dy: -0.6 }],
  ["poti", { anchor: "middle", dx: -0.2, dy: -0.6 }],
  ["batumi", { anchor: "end", dx: -0.4, dy: 0.9 }],
  ["kars", { anchor: "middle", dx: 0, dy: 1.2 }],
  ["constanta", { anchor: "middle", dx: 0.4, dy: -0.6 }],
  ["varna", { anchor: "end", dx: -0.5, dy: 0.2 }],
  ["burgas", { anchor: "end", dx: -0.4, dy: 1 }],
] as const satisfies readonly (readonly [Place, Label])[];

const CAPITALS = [
  ["astana", { anchor: "middle", dx: 0, dy: -0.7 }],
  ["belgrade", { anchor: "start", dx: -1.2, dy: -1.3 }],
] as const satisfies readonly (readonly [Place, Label])[];

/** What the places of the route follow from. */
const SOURCES = [
  {
    publisher: "CBW.ge",
    title:
      "Trans-Caspian Route development – Georgia, Azerbaijan, Kazakhstan plan to establish joint venture",
    url: "https://cbw.ge/economy/trans-caspian-route-development-georgia-azerbaijan-kazakhstan-plan-to-establish-joint-venture",
  },
  {
    publisher: "Trend News Agency",
    date: "2023-08-08",
    url: "https://en.trend.az/casia/kazakhstan/3781786.html",
  },
];

const LINES = {
  land: { d: map.landLines, className: "text-accent", width: 2.5, dashes: undefined },
  sea: { d: map.seaLines, className: "text-accent", width: 2.5, dashes: "7 5" },
  flight: { d: map.flight, className: "text-ink", width: 2, dashes: "1.5 5" },
} as const;

/**
 * The Trans-Caspian route and the flight between the capitals, on land and sea without a border (docs/decisions).
 * The list below the drawing names every place of it; on a narrow screen the drawing has their numbers.
 */
export async function TransCaspianMap({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "pictures.map" });
  return (
    <figure data-picture="map" className="text-sm">
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="img"
        className="h-auto w-full border border-line bg-accent-ground text-[30px] sm:text-[15px] lg:text-[11px]"
      >
        <title>{t("title")}</title>
        <path d={map.land} fill="var(--sheet)" stroke="var(--line)" fillRule="evenodd" />
        {Object.entries(LINES).map(([name, line]) => (
          <Line key={name} {...line} />
        ))}
        {[...STOPS, ...CAPITALS].map(([place]) => (
          <circle
            key={place}
            cx={map.places[place].x}
            cy={map.places[place].y}
            r={place === "astana" || place === "belgrade" ? 6 : 4}
            className="fill-ink"
          />
        ))}
        {CAPITALS.map(([place, label]) => (
          <text key={place} {...labelAt(place, label)} className="fill-ink font-semibold">
            {t(`places.${place}`)}
          </text>
        ))}
        {STOPS.map(([place, label], at) => (
          <text key={place} {...labelAt(place, label)} className="fill-ink">
            <tspan className="sm:hidden">{at + 1}</tspan>
            <tspan className="max-sm:hidden">{t(`places.${place}`)}</tspan>
          </text>
        ))}
        {(["blackSea", "caspian"] as const).map((sea) => (
          <text key={sea} {...map[sea]} textAnchor="middle" className="fill-muted italic max-sm:hidden">
            {t(sea)}
          </text>
        ))}
      </svg>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {(["land", "sea", "flight"] as const).map((name) => (
          <li key={name} className="flex items-center gap-2">
            <svg aria-hidden="true" width={36} height={8} className="shrink-0">
              <Line {...LINES[name]} d="M0,4H36" />
            </svg>
            {t(name)}
          </li>
        ))}
      </ul>
      <p className="mt-2">{t("stops")}</p>
      <ol className="flex list-inside list-decimal flex-wrap gap-x-6">
        {STOPS.map(([place]) => (
          <li key={place}>{t(`places.${place}`)}</li>
        ))}
      </ol>
      <figcaption className="mt-2 max-w-3xl text-muted">
        {t("note")} {t("serbia")} {t("sources")}:{" "}
        {SOURCES.map((source) => (
          <span key={source.url}>
            <SourceLink source={source} locale={locale} />;{" "}
          </span>
        ))}
        {t("geography")}
      </figcaption>
    </figure>
  );
}

type LineProps = { d: string; className: string; width: number; dashes: string | undefined };

function Line({ d, className, width, dashes }: LineProps) {
  return (
    <path
      d={d}
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={dashes}
    />
  );
}

const labelAt = (place: Place, { anchor, dx, dy }: Label) => ({
  ...map.places[place],
  textAnchor: anchor,
  dx: `${dx}em`,
  dy: `${dy}em`,
});
