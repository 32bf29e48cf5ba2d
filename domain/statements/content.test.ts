import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readContent } from "@/domain/statements/commands";
import type { Content, StatementContent } from "@/domain/statements/schema";

const SIX = ["energy", "transport", "agriculture", "ai-digital", "education-science", "culture"];

let content: Content;
let statement: StatementContent;
beforeAll(async () => {
  content = await readContent("content");
  const found = content.statements.find((one) => one.slug === "kz-rs-2026");
  if (!found) throw new Error("the statement is missing");
  statement = found;
});

const commitments = () => statement.clauses.flatMap((clause) => clause.commitments);

describe("the content of the portal", () => {
  it("has every clause of the statement, word for word", () => {
    const file = readFileSync("content/statements/kz-rs-2026/text.en.txt", "utf8");
    const clauses = statement.clauses.map(({ clause, officialText }) => `${clause}. ${officialText}`);
    expect(clauses).toHaveLength(19);
    expect([statement.leadIn, ...clauses].join("\n")).toBe(file);
  });

  it("breaks every clause down, and clause 6 into eight", () => {
    expect(commitments().length).toBeGreaterThanOrEqual(32);
    for (const { commitments } of statement.clauses) {
      expect(commitments.map(({ ref }) => Number(ref.split(".")[1]))).toEqual(
        commitments.map((_, index) => index + 1),
      );
    }
    expect(statement.clauses[5]?.commitments).toHaveLength(8);
  });

  it("leads with the six fields of the statement, and leaves no area empty", () => {
    expect(content.areas.filter((area) => area.lead).map((area) => area.slug)).toEqual(SIX);
    expect(content.areas).toHaveLength(12);
    const used = new Set(commitments().flatMap((one) => one.areas));
    expect(content.areas.filter((area) => !used.has(area.slug))).toEqual([]);
  });

  it("gives every commitment an institution in charge on both sides", () => {
    for (const { ref, institutions } of commitments()) {
      expect([ref, Object.keys(institutions).sort()]).toEqual([ref, ["kz", "rs"]]);
    }
  });

  it("states only facts that somebody has checked; a figure that conflicts stands beside the other", () => {
    const certainties = new Set(statement.milestones.map((one) => one.certainty));
    expect([...certainties].sort()).toEqual(["derived", "scheduled", "verified"]);
    for (const { slug, readings } of statement.indicators) {
      for (const conflict of readings.filter((one) => one.certainty === "conflict")) {
        const beside = readings.filter((one) => one.period === conflict.period && one !== conflict);
        expect([slug, beside.length > 0]).toEqual([slug, true]);
        expect(conflict.reportedBy).not.toBeNull();
      }
    }
  });

  it("calls planned only what is scheduled or follows from a date", () => {
    const planned = statement.milestones.filter((one) => one.planned);
    expect(planned.length).toBeGreaterThan(0);
    for (const { id, certainty } of planned) expect([id, certainty]).not.toEqual([id, "verified"]);
  });

  it("folds the typing errors of the official text for search, and shows them as published", () => {
    const seven = statement.clauses[6];
    expect(seven?.officialText).toContain("Kazakh- Serbian");
    expect(seven?.comparableText).toContain("Kazakh-Serbian");
    const twelve = statement.clauses[11];
    expect(twelve?.officialText).toContain("\u0430s well");
    expect(twelve?.comparableText).toContain(", as well");
    expect(statement.clauses.map((one) => one.comparableText).join()).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});
