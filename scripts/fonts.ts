import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import subsetFont from "subset-font";

// Cuts the portal's two typefaces to the letters of its languages: `node scripts/run.mjs scripts/fonts.ts` writes
// public/fonts, app/fonts.css and lib/fonts.json anew. What it writes is committed; nobody needs it to start.

const OUTPUT = "public/fonts";

/** A serif for the official text and headings, in one weight; a sans for the rest, from regular to bold. */
const FACES = [
  { family: "Portal Serif", file: "serif", source: "literata", axis: 450, weight: "400 700" },
  {
    family: "Portal Sans",
    file: "sans",
    source: "commissioner",
    axis: { min: 400, max: 650 },
    weight: "400 650",
  },
] as const;

const LATIN = `${between(0x20, 0x7e)}\u00a0«»©§°·×éèáäöüçñßóíúåø–—‘’“”„…•−→←↑↓\u2009\u202f\u2011`;
const CYRILLIC = `${between(0x401, 0x45f)}ҐґҰұ№`;

/**
 * The files of each face, by what the packages' own files hold. Each is a family of its own, so that a page names
 * and loads beforehand just those of its language: one that arrives later would move the text.
 */
const SCRIPTS = {
  latin: LATIN,
  "latin-ext": "ĀāČčĆćĐđĒēĞğĪīİıŌōŞşŠšŪūŽž",
  cyrillic: CYRILLIC,
  "cyrillic-ext": "ӘәҒғҚқҢңӨөҮүҺһ",
} as const;

/** Kerning, marks, Serbian shapes, ligatures of the text, figures of one width. */
const FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"];

const require = createRequire(import.meta.url);
const files: Record<string, string> = {};
const rules: string[] = [];

await rm(OUTPUT, { recursive: true, force: true });

await mkdir(OUTPUT, { recursive: true });
for (const face of FACES) {
  for (const [script, letters] of Object.entries(SCRIPTS)) {
    const name = `@fontsource-variable/${face.source}/files/${face.source}-${script}-wght-normal.woff2`;
    const options = {
      targetFormat: "woff2" as const,
      variationAxes: { wght: face.axis },
      keepFeatures: FEATURES,
    };
    const font = await subsetFont(await readFile(require.resolve(name)), letters, options);
    const address = `/fonts/${face.file}-${script}.${hash(font)}.woff2`;
    await writeFile(join("public", address), font);
    files[`${face.file}-${script}`] = address;
    rules.push(ruleOf(`${face.family} ${script}`, face.weight, address, letters));
    console.log(`${address}: ${font.length} bytes`);
  }
}
await writeFile("app/fonts.css", `/* Written by scripts/fonts.ts. */\n${rules.join("\n")}`);
await writeFile("lib/fonts.json", `${JSON.stringify(files, null, 2)}\n`);

/** Shown at the first visit only if it is there at once: text is never hidden, and never moves. */
function ruleOf(family: string, weight: string, address: string, letters: string): string {
  return [
    "@font-face {",
    `  font-family: "${family}";`,
    `  font-weight: ${weight};`,
    "  font-display: optional;",
    `  src: url("${address}") format("woff2");`,
    `  unicode-range: ${ranges(letters)};`,
    "}\n",
  ].join("\n");
}

/** `U+20-7E, U+A0`: the letters as CSS names them. */
function ranges(letters: string): string {
  const points = [...new Set(Array.from(letters, (letter) => letter.codePointAt(0) ?? 0))].sort(
    (a, b) => a - b,
  );
  const runs: { first: number; last: number }[] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && run.last === point - 1) run.last = point;
    else runs.push({ first: point, last: point });
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs
    .map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(", ");
}

function between(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 8);
}
