import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type GeoPermissibleObjects, geoConicConformal, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { main, step } from "@/scripts/command";

/**
 * Draws the map of the Trans-Caspian route anew: `node scripts/run.mjs scripts/draw-map.ts`. The land is Natural
 * Earth's (public domain, by the package world-atlas), without any border (docs/decisions/0017). The places are those
 * that the sources under the map name; lines join places and are no tracks.
 */
const OUTPUT = "components/pictures/trans-caspian-map.json";
const WIDTH = 720;
const HEIGHT = 348;
const MARGIN = { left: 40, right: 34, top: 52, bottom: 40 };
/** What is smaller is not drawn: an islet, or a bend of the coast, in square pixels. */
const LEAST_ISLAND = 12;
const LEAST_BEND = 1.5;

type Place = [longitude: number, latitude: number];
type Point = [x: number, y: number];

const PLACES = {
  astana: [71.43, 51.13],
  belgrade: [20.46, 44.82],
  dostyk: [82.48, 45.25],
  altynkol: [80.35, 44.15],
  aktau: [51.16, 43.65],
  kuryk: [51.65, 43.19],
  baku: [49.87, 40.38],
  tbilisi: [44.79, 41.72],
  poti: [41.67, 42.15],
  batumi: [41.64, 41.65],
  kars: [43.1, 40.6],
  constanta: [28.65, 44.18],
  varna: [27.91, 43.2],
  burgas: [27.47, 42.5],
} satisfies Record<string, Place>;

/** Where ships from Poti and Batumi are drawn together. */
const OFFING: Place = [40.6, 42.3];
const { dostyk, altynkol, aktau, kuryk, baku, tbilisi, poti, batumi, kars, constanta, varna, burgas } =
  PLACES;
const LAND_LINES: Place[][] = [
  [dostyk, aktau],
  [altynkol, aktau],
  [aktau, kuryk],
  [baku, tbilisi, poti],
  [tbilisi, batumi],
  [tbilisi, kars],
];
const SEA_LINES: Place[][] = [
  [aktau, baku],
  [kuryk, baku],
  [poti, OFFING, constanta],
  [batumi, OFFING, varna],
  [OFFING, burgas],
];

const projection = geoConicConformal()
  .parallels([40, 52])
  .rotate([-50, 0])
  .fitExtent(
    [
      [MARGIN.left, MARGIN.top],
      [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom],
    ],
    { type: "MultiPoint", coordinates: Object.values(PLACES) },
  )
  .clipExtent([
    [-2, -2],
    [WIDTH + 2, HEIGHT + 2],
  ]);

const round = (value: number) => Math.round(value * 2) / 2;

function pointOf(place: Place): Point {
  const [x, y] = projection(place) ?? [0, 0];
  return [round(x), round(y)];
}

function readLand(): GeoPermissibleObjects {
  const require = createRequire(import.meta.url);
  const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/land-50m.json"), "utf8")) as Topology;
  const land = atlas.objects.land;
  if (!land) throw new Error("the atlas has no land");
  return feature(atlas, land);
}

function pointToObject(place: Place) {
  const [x, y] = pointOf(place);
  return { x, y };
}

/** The rings of a path of straight lines, `M…L…Z`. */
function ringsOf(path: string): Point[][] {
  return path
    .split("M")
    .filter(Boolean)
    .map((ring) =>
      ring
        .replace(/Z.*$/, "")
        .split("L")
        .map((pair) => pair.split(",").map(Number) as Point),
    );
}

/** Half the area that three points span; what a bend at `b` adds to the coast. */
const bendOf = (a: Point, b: Point, c: Point) =>
  Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;

function areaOf(ring: readonly Point[]): number {
  const sum = ring.reduce((total, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    return total + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum / 2);
}

/** Takes the least bends away one by one (Visvalingam), until each that is left can be seen. */
function simplify(ring: readonly Point[]): Point[] {
  const left = [...ring];
  while (left.length > 4) {
    const bends = left.map((point, at) =>
      bendOf(left.at(at - 1) ?? point, point, left[(at + 1) % left.length] ?? point),
    );
    const least = Math.min(...bends);
    if (least >= LEAST_BEND) break;
    left.splice(bends.indexOf(least), 1);
  }
  return left;
}

/** A path in whole pixels, each step relative to the one before: the shortest way to write it. */
function writeRing(ring: readonly Point[]): string {
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  const steps = whole.slice(1).map(([x, y], at) => {
    const [beforeX, beforeY] = whole[at] ?? [0, 0];
    return `${x - beforeX},${y - beforeY}`;
  });
  const [x, y] = whole[0] ?? [0, 0];
  return `M${x},${y}l${steps.join(" ")}z`.replaceAll(",-", "-").replaceAll(" -", "-");
}

const writeLines = (lines: readonly Place[][]) =>
  lines.map((line) => `M${line.map((place) => pointOf(place).join(",")).join("L")}`).join("");

/** From Astana to Belgrade in one bow over the land: a sign of the flight, not its way. */
function writeFlight(): string {
  const [fromX, fromY] = pointOf(PLACES.astana);
  const [toX, toY] = pointOf(PLACES.belgrade);
  return `M${fromX},${fromY}Q${(fromX + toX) / 2},${Math.min(fromY, toY) - 30} ${toX},${toY}`;
}

const draw = async () => {
  const path = geoPath(projection)(readLand()) ?? "";
  const rings = ringsOf(path).filter((ring) => areaOf(ring) >= LEAST_ISLAND);
  const map = {
    width: WIDTH,
    height: HEIGHT,
    land: rings.map(simplify).map(writeRing).join(""),
    landLines: writeLines(LAND_LINES),
    seaLines: writeLines(SEA_LINES),
    flight: writeFlight(),
    places: Object.fromEntries(
      Object.entries(PLACES).map(([name, place]) => {
        return [name, pointToObject(place as Place)];
      }),
    ),
    caspian: pointToObject([51.4, 37.7]),
    blackSea: pointToObject([32.3, 44.9]),
  };
  writeFileSync(OUTPUT, `${JSON.stringify(map, null, 2)}\n`);
};

await main(async () => {
  await step("Drawing the map", draw);
  return "done";
});
