import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { commitmentInstitutions, commitments } from "@/db/schema/commitments";
import { indicators, readings } from "@/db/schema/indicators";
import { institutions } from "@/db/schema/institutions";
import { milestones } from "@/db/schema/milestones";
import { people } from "@/db/schema/people";
import { publicationLog } from "@/db/schema/publication-log";
import { clauses, contentLoads } from "@/db/schema/statements";
import { inTransaction } from "@/db/testing";
import { loadStatements } from "@/domain/statements/commands";
import { clausePage } from "@/domain/statements/queries";
import { recordUpdate } from "@/domain/updates/commands";
import { ContentProblem } from "@/lib/content-file";

const NOW = new Date("2026-11-20T09:00:00Z");
const LATER = new Date("2026-11-21T09:00:00Z");
const STATEMENT = "statements/kz-rs-2026";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "portal-content-"));
  cpSync("content", directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Changes one content file; the change must hit something. */
function edit(file: string, change: (text: string) => string): void {
  const path = join(directory, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${file}`);
  writeFileSync(path, after);
}

/** Takes the list item that begins with `start` out of a content file. */
function removeItem(file: string, start: string): void {
  edit(file, (text) => {
    const from = text.indexOf(start);
    const indent = " ".repeat(start.search(/\S/));
    const next = text.slice(from + start.length).search(new RegExp(`^ {0,${indent.length}}\\S`, "m"));
    return text.slice(0, from) + (next < 0 ? "" : text.slice(from + start.length + next));
  });
}

/** Takes a commitment out of the files; what is known of it goes over to another one. */
function removeCommitment(reference: string, heir: string): void {
  for (const file of ["milestones", "indicators"]) {
    const path = join(directory, STATEMENT, `${file}.yaml`);
    const text = readFileSync(path, "utf8").replaceAll(`"${reference}"`, `"${heir}"`);
    writeFileSync(path, text.replaceAll(`"${heir}", "${heir}"`, `"${heir}"`));
  }
  removeItem(`${STATEMENT}/commitments.yaml`, `      - ref: "${reference}"`);
}

/** Where every row of the content lies: a row that is written again lies elsewhere. */
async function rowVersions(tx: Database) {
  const tables = ["areas", "parties", "institutions", "statements", "statement_parties", "clauses"];
  tables.push(
    "commitments",
    "commitment_areas",
    "commitment_institutions",
    "milestones",
    "readings",
    "indicators",
  );
  const all = tables.map((table) => sql.raw(`select '${table}' as name, ctid::text as place from ${table}`));
  return [...(await tx.execute(sql`${sql.join(all, sql` union all `)} order by 1, 2`))];
}

const commitmentOf = async (tx: Database, clause: number, ordinal: number) => {
  const [row] = await tx
    .select()
    .from(commitments)
    .where(sql`${commitments.clause} = ${clause} and ${commitments.ordinal} = ${ordinal}`);
  return row;
};

async function writeOn(tx: Database, reference: string): Promise<void> {
  const [person] = await tx
    .insert(people)
    .values({ email: "o@example.org", name: "O", role: "official", institution: "kz-transport" })
    .returning();
  if (!person) throw new Error("no person");
  const outcome = await recordUpdate(
    { db: tx, person: { ...person, party: "kz" }, now: NOW },
    {
      statement: "kz-rs-2026",
      reference,
      intent: "save",
      language: "en",
      asOf: "2026-11-19",
      text: "A draft.",
    },
  );
  expect(outcome.ok).toBe(true);
}

describe("loading the content", () => {
  it("brings an empty database up to the files", () =>
    inTransaction(async (tx) => {
      expect(await loadStatements(tx, directory, NOW)).toEqual({ changed: true });
      expect(await tx.$count(clauses)).toBe(19);
      expect(await tx.$count(commitments)).toBe(42);
      expect(await tx.$count(institutions)).toBe(37);
      expect(await tx.$count(milestones)).toBe(89);
      expect(await tx.$count(readings)).toBe(45);
      expect(await tx.$count(publicationLog)).toBe(0);
    }));

  it("does nothing the second time", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      const before = await rowVersions(tx);
      expect(await loadStatements(tx, directory, LATER)).toEqual({ changed: false });
      expect(await rowVersions(tx)).toEqual(before);
      const [load] = await tx.select().from(contentLoads);
      expect(load?.loadedAt).toEqual(NOW);
    }));

  it("writes only the rows that differ", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      const before = await rowVersions(tx);
      edit("areas.yaml", (text) => text.replace("Farming, food", "Fields, food"));
      expect(await loadStatements(tx, directory, LATER)).toEqual({ changed: true });
      const after = await rowVersions(tx);
      expect(
        after.filter((row) => !before.some((one) => one.place === row.place && one.name === row.name)),
      ).toEqual([{ name: "areas", place: expect.any(String) }]);
    }));

  it("logs a changed official text as a correction", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      edit(`${STATEMENT}/text.en.txt`, (text) =>
        text
          .replace("reaffirmed their committed to", "reaffirmed their commitment to")
          .replace("paid an", "made an"),
      );
      await loadStatements(tx, directory, LATER);
      const log = await tx.select().from(publicationLog).orderBy(publicationLog.id);
      expect(log.map(({ action, actorId, subject, at }) => ({ action, actorId, subject, at }))).toEqual([
        { action: "correction", actorId: null, subject: "statements/kz-rs-2026", at: LATER },
        { action: "correction", actorId: null, subject: "statements/kz-rs-2026/clauses/14", at: LATER },
      ]);
      const record = JSON.parse(log[1]?.record ?? "");
      expect(record.before).toContain("their committed to");
      expect(record.after).toContain("their commitment to");
      const [clause] = await tx.select().from(clauses).where(eq(clauses.number, 14));
      expect(clause?.officialText).toBe(record.after);
    }));

  it("takes away what only the files had, and keeps what administrators assigned", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      const commitment = await commitmentOf(tx, 6, 2);
      const commitmentId = commitment?.id ?? 0;
      const ofCommitment = eq(commitmentInstitutions.commitmentId, commitmentId);
      await tx.delete(commitmentInstitutions).where(sql`${ofCommitment} and institution = 'kz-energy'`);
      await tx.insert(commitmentInstitutions).values([
        { commitmentId, institution: "kz-energy", role: "supporting", origin: "administrator" },
        { commitmentId, institution: "kz-culture-information", role: "supporting", origin: "administrator" },
      ]);
      edit(`${STATEMENT}/commitments.yaml`, (text) => text.replace(/lead: rs-energy/, "lead: rs-science"));
      removeItem(`${STATEMENT}/milestones.yaml`, "- id: F01-03\n");
      edit(`${STATEMENT}/indicators.yaml`, (text) => text.replace("value: 24", "value: 25"));
      await loadStatements(tx, directory, LATER);

      const assigned = await tx.select().from(commitmentInstitutions).where(ofCommitment);
      expect(assigned.map(({ institution, role, origin }) => [institution, role, origin]).sort()).toEqual(
        expect.arrayContaining([
          ["kz-culture-information", "supporting", "administrator"],
          ["kz-energy", "supporting", "administrator"],
          ["rs-science", "lead", "content"],
        ]),
      );
      expect(assigned.map((row) => row.institution)).not.toContain("rs-energy");
      expect(await tx.$count(milestones)).toBe(88);
      const [reading] = await tx.select().from(readings).where(eq(readings.id, "F01-05"));
      expect(reading?.value).toBe(25);
    }));

  it("removes a commitment that nobody wrote on", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      removeCommitment("6.8", "6.2");
      await loadStatements(tx, directory, LATER);
      expect(await commitmentOf(tx, 6, 8)).toBeUndefined();
    }));

  it("refuses to remove a commitment that somebody wrote on, or to change its kind", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      await writeOn(tx, "12.1");
      const before = await rowVersions(tx);
      edit(`${STATEMENT}/commitments.yaml`, (text) =>
        text.replace(/(- ref: "12.1"\s+kind: )\w+/, "$1declaration"),
      );
      await expect(loadStatements(tx, directory, LATER)).rejects.toThrow(
        /^Commitment 12.1 has updates: it cannot turn from \w+ into declaration.$/,
      );
      removeCommitment("12.1", "12.2");
      await expect(loadStatements(tx, directory, LATER)).rejects.toThrow(
        "Commitment 12.1 has updates: it cannot disappear.",
      );
      expect(await rowVersions(tx)).toEqual(before);
    }));

  it("removes indicators and areas that the files no longer have", () =>
    inTransaction(async (tx) => {
      edit(
        "areas.yaml",
        (text) =>
          `${text}- slug: sport\n  lead: false\n  name: { en: Sport }\n  description: { en: Games. }\n`,
      );
      await loadStatements(tx, directory, NOW);
      cpSync("content/areas.yaml", join(directory, "areas.yaml"));
      writeFileSync(join(directory, STATEMENT, "indicators.yaml"), "[]\n");
      writeFileSync(join(directory, STATEMENT, "milestones.yaml"), "[]\n");
      await loadStatements(tx, directory, LATER);
      expect(await tx.$count(indicators)).toBe(0);
      expect(await tx.$count(milestones)).toBe(0);
      expect([...(await tx.execute(sql`select slug from areas where slug = 'sport'`))]).toEqual([]);
    }));
});

describe("content that cannot be loaded", () => {
  const cases: [string, () => void, string | RegExp][] = [
    [
      "a misspelt key",
      () => edit("areas.yaml", (text) => text.replace("lead: true", "laed: true")),
      /areas\.yaml cannot be used:\n {2}0\.lead: .*\n {2}0: .*laed/,
    ],
    ["broken YAML", () => edit("parties.yaml", (text) => `${text}  - [`), /^parties\.yaml: /],
    [
      "a missing file",
      () => rmSync(join(directory, "parties.yaml")),
      "parties.yaml cannot be read (ENOENT).",
    ],
    [
      "a file that is not UTF-8",
      () => writeFileSync(join(directory, STATEMENT, "text.en.txt"), Buffer.from([0x31, 0xff, 0xfe])),
      `${STATEMENT}/text.en.txt is not UTF-8.`,
    ],
    [
      "a gap in the clauses",
      () => edit(`${STATEMENT}/text.en.txt`, (text) => text.replace("\n7. ", "\n8. ")),
      `${STATEMENT}/text.en.txt: Line 10 of the statement's text should begin with "7. ": "8. The Presidents re".`,
    ],
    [
      "a clause without a description",
      () => edit(`${STATEMENT}/text.en.txt`, (text) => `${text}\n20. One more.`),
      `${STATEMENT}/commitments.yaml must describe clauses 1 to 20 in order.`,
    ],
    [
      "a folder of another name",
      () =>
        edit(`${STATEMENT}/statement.yaml`, (text) => text.replace("slug: kz-rs-2026", "slug: kz-rs-2027")),
      "statements/kz-rs-2026 describes the statement kz-rs-2027.",
    ],
    [
      "unknown names, all at once",
      () => {
        edit(`${STATEMENT}/commitments.yaml`, (text) =>
          text
            .replace("areas: [energy]", "areas: [enrgy]")
            .replace("lead: rs-energy", "lead: kz-energy")
            .replace('ref: "6.8"', 'ref: "7.8"'),
        );
        edit("institutions.yaml", (text) => text.replace("party: rs", "party: xx"));
      },
      /unknown party xx[\s\S]*Commitment 7\.8 stands under clause 6[\s\S]*unknown area enrgy[\s\S]*kz-energy, which is no institution of rs/,
    ],
    [
      "a party without an institution",
      () => edit(`${STATEMENT}/commitments.yaml`, (text) => text.replace(/ +rs: \{ lead: rs-energy.*\n/, "")),
      "Commitment 6.2 has no institution of rs.",
    ],
    [
      "something listed twice",
      () => edit("areas.yaml", (text) => text.replace("slug: transport", "slug: energy")),
      "The area energy is listed twice.",
    ],
  ];
  for (const [name, spoil, message] of cases) {
    it(`is refused for ${name}`, () =>
      inTransaction(async (tx) => {
        spoil();
        const loading = loadStatements(tx, directory, NOW);
        await expect(loading).rejects.toThrow(ContentProblem);
        await expect(loading).rejects.toThrow(message);
        expect(await tx.$count(contentLoads)).toBe(0);
      }));
  }

  it("is refused when a public clause would disappear", () =>
    inTransaction(async (tx) => {
      await loadStatements(tx, directory, NOW);
      edit(`${STATEMENT}/text.en.txt`, (text) => text.replace(/\n19\. .*/, ""));
      edit(`${STATEMENT}/commitments.yaml`, (text) => text.slice(0, text.indexOf("  - clause: 19")));
      for (const file of ["milestones", "indicators"])
        writeFileSync(join(directory, STATEMENT, `${file}.yaml`), "[]\n");
      await expect(loadStatements(tx, directory, LATER)).rejects.toThrow("Clause 19 of kz-rs-2026 is public");
    }));
});

describe("the text in further languages", () => {
  const texts = (lines: string) =>
    edit(`${STATEMENT}/statement.yaml`, (text) => `${text.trimEnd()}\n${lines}`);
  const source = "{ publisher: Akorda, url: https://akorda.kz/kz }";
  const UNOFFICIAL = "  - { language: sr, official: false, file: text.sr.txt }\n";
  const OFFICIAL = `  - { language: kk, official: true, file: text.kk.txt, source: ${source} }\n`;
  const write = (language: string, word: string, count = 19) => {
    const clauses = Array.from({ length: count }, (_, index) => `${index + 1}. ${word} ${index + 1}`);
    writeFileSync(join(directory, STATEMENT, `text.${language}.txt`), [word, ...clauses].join("\n"));
  };

  it("comes with the statement and with each clause, official or not, and can be taken out again", () =>
    inTransaction(async (tx) => {
      write("sr", "Тачка");
      write("kk", "Тармақ");
      texts(UNOFFICIAL + OFFICIAL);
      await loadStatements(tx, directory, NOW);
      const page = await clausePage.read(tx, { statement: "kz-rs-2026", number: 7 }, "2026-11-20");
      expect(page?.statement.translations).toEqual([
        { language: "sr", official: false, leadIn: "Тачка", source: null },
        {
          language: "kk",
          official: true,
          leadIn: "Тармақ",
          source: { publisher: "Akorda", url: "https://akorda.kz/kz" },
        },
      ]);
      expect(page?.translations).toEqual({ sr: "Тачка 7", kk: "Тармақ 7" });
      expect(page?.text).toContain("The Presidents recognized");
      await loadStatements(tx, "content", LATER);
      const without = await clausePage.read(tx, { statement: "kz-rs-2026", number: 7 }, "2026-11-20");
      expect([without?.statement.translations, without?.translations]).toEqual([[], {}]);
    }));

  it("is corrected where all can read it, if it is official", () =>
    inTransaction(async (tx) => {
      write("sr", "Тачка");
      write("kk", "Тармақ");
      texts(UNOFFICIAL + OFFICIAL);
      await loadStatements(tx, directory, NOW);
      const words = [
        ["kk", "Тармақ 3\n"],
        ["sr", "Тачка 3\n"],
      ] as const;
      for (const [language, before] of words)
        edit(`${STATEMENT}/text.${language}.txt`, (text) => text.replace(before, before.replace("3", "III")));
      await loadStatements(tx, directory, LATER);
      const log = await tx.select().from(publicationLog);
      expect(log.map(({ subject, record }) => [subject, JSON.parse(record)])).toEqual([
        [`${STATEMENT}/clauses/3`, { before: "Тармақ 3", after: "Тармақ III" }],
      ]);
    }));

  it.each([
    ["with other clauses than the signed one", UNOFFICIAL, 18, /must have 19 clauses, not 18/],
    ["twice in one language", UNOFFICIAL + UNOFFICIAL, 19, /each language once/],
    [
      "from a file of another language",
      "  - { language: ru, official: false, file: text.sr.txt }\n",
      19,
      /text\.<language>\.txt/,
    ],
    ["called official by nobody", "  - { language: sr, official: true, file: text.sr.txt }\n", 19, /source/],
  ])("is refused %s", (_what, lines, count, message) =>
    inTransaction(async (tx) => {
      write("sr", "Тачка", count);
      texts(lines);
      await expect(loadStatements(tx, directory, NOW)).rejects.toThrow(message);
    }),
  );
});
