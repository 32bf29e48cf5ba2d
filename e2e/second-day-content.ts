import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

/** A ministry's name as long as one may be, with a word longer than a narrow screen is wide. */
export const MINISTRY = "Ministry of Trans-Caspian Hochgeschwindigkeitseisenbahninfrastrukturentwicklung, "
  .concat("Intermodal Logistics, Telecommunications and the Digital Transformation of Administrative ")
  .concat("Services of the Republic, Astana")
  .slice(0, 200);

/** The statement that three parties signed, and the area in which nobody has promised anything. */
export const STATEMENT = "three-parties-2026";
export const EMPTY_AREA = "empty-area";
export const THIRD = { party: "xx", institution: "xx-foreign-affairs" };

const SOURCE = { publisher: "Example", url: "https://example.org/statement", accessedOn: "2026-03-02" };
const AREA_NAME = "Kraftfahrzeughaftpflichtversicherungswesen and Interoperability";

/** A word of so many letters in which no browser finds a place to break. */
export const unbroken = (length: number) => "abcdefghij".repeat(Math.ceil(length / 10)).slice(0, length);

const commitment = (ordinal: number, kind: string, title: string) => ({
  ref: `1.${ordinal}`,
  kind,
  areas: ["energy", "transport"],
  title: { en: title },
  summary: { en: `One sentence on what would count, and a word without end: ${unbroken(150)}.` },
  cycle: 90,
  institutions: {
    kz: { lead: "kz-transport", supporting: ["kz-energy"] },
    rs: { lead: "rs-transport", supporting: [] },
    xx: { lead: THIRD.institution, supporting: [] },
  },
});

/** Writes the portal's content to `directory`, and with it a third party, its statement and an empty area. */
export function writeContent(directory: string): void {
  cpSync("content", directory, { recursive: true });
  addTo(directory, "areas.yaml", [
    { slug: EMPTY_AREA, lead: true, name: { en: AREA_NAME }, description: { en: unbroken(300) } },
  ]);
  addTo(directory, "parties.yaml", [
    {
      code: THIRD.party,
      name: { en: "Third Country" },
      fullName: { en: "United Republic of the Third Country" },
      side: { en: "Side of the Third Country" },
    },
  ]);
  addTo(directory, "institutions.yaml", [
    { slug: THIRD.institution, party: THIRD.party, name: { en: MINISTRY }, source: SOURCE.url },
  ]);
  writeStatement(join(directory, "statements", STATEMENT));
}

function addTo(directory: string, file: string, entries: object[]): void {
  const path = join(directory, file);
  writeFileSync(path, `${readFileSync(path, "utf8")}\n${stringify(entries)}`);
}

function writeStatement(directory: string): void {
  mkdirSync(directory);
  const write = (file: string, content: unknown) => writeFileSync(join(directory, file), stringify(content));
  write("statement.yaml", {
    slug: STATEMENT,
    parties: ["kz", "rs", THIRD.party],
    signedOn: "2026-03-01",
    place: { en: "Astana" },
    title: { en: `Joint Statement of Three Parties on ${unbroken(60)}` },
    source: SOURCE,
    texts: [{ language: "en", official: true, file: "text.en.txt" }],
  });
  writeFileSync(
    join(directory, "text.en.txt"),
    `The Presidents stated the following:\n1. The Parties agreed on ${unbroken(300)}.\n`,
  );
  write("commitments.yaml", {
    clauses: [
      {
        clause: 1,
        title: { en: `Three parties and a word without end: ${unbroken(100)}` },
        commitments: [
          commitment(1, "deliverable", "Accounts that differ"),
          commitment(2, "process", unbroken(90)),
          commitment(3, "standing", "Two of three accounts"),
          commitment(4, "declaration", "A party without an institution"),
        ],
      },
    ],
  });
  write("milestones.yaml", []);
  write("indicators.yaml", []);
}
