import { describe, expect, it } from "vitest";
import {
  commitmentAddress,
  editionInput,
  idNumber,
  LIMITS,
  newUpdateInput,
  reviseInput,
} from "@/domain/updates/schema";

/** A form as the browser sends it: every field there, and empty what was left open. */
const form = {
  edition: "12",
  revision: "3",
  intent: "submit",
  language: "en",
  asOf: "2026-05-01",
  status: "under-way",
  text: "The first section is open.",
  nextStep: "",
  nextStepOn: "",
  waitingFor: "",
  waitingSince: "",
  changeNote: "",
  evidence: [{ url: "", title: "" }],
};

/** What is wrong with the form when these fields are changed, as `field message`. */
function problems(fields: Record<string, unknown>): string[] {
  const result = editionInput.safeParse({ ...form, ...fields });
  return (result.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
}

const link = (url: string, title = "") => ({ url, title });

describe("the words of an edition", () => {
  it("are read as they were sent, and what was left open is null", () => {
    expect(editionInput.parse(form)).toEqual({
      edition: 12,
      revision: 3,
      intent: "submit",
      language: "en",
      asOf: "2026-05-01",
      status: "under-way",
      text: "The first section is open.",
      nextStep: "",
      nextStepOn: null,
      waitingFor: null,
      waitingSince: null,
      changeNote: "",
      evidence: [],
    });
  });

  it("may leave everything open that a draft need not have", () => {
    const { edition, revision, intent, language, asOf } = form;
    const read = editionInput.parse({ edition, revision, intent, language, asOf });
    expect(read).toMatchObject({ status: null, text: "", nextStepOn: null, waitingFor: null, evidence: [] });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["no day", { asOf: "" }, ["asOf not-a-day"]],
    ["no day at all", { asOf: undefined }, ["asOf required"]],
    ["a day that does not exist", { asOf: "2026-02-30" }, ["asOf not-a-day"]],
    ["an unknown language", { language: "de" }, ["language required"]],
    ["Serbian in Latin letters, which is derived", { language: "sr-Latn" }, ["language required"]],
    ["a status nobody knows", { status: "done" }, ["status not-a-status"]],
    ["a next step on a day that does not exist", { nextStepOn: "2026-02-30" }, ["nextStepOn not-a-day"]],
    ["waiting since no day", { waitingSince: "May" }, ["waitingSince not-a-day"]],
    ["a party that cannot be one", { waitingFor: "Serbia" }, ["waitingFor invalid"]],
    ["an unknown intent", { intent: "publish" }, ["intent invalid"]],
    ["a text too long", { text: "a".repeat(LIMITS.text + 1) }, ["text too-long"]],
    ["a step too long", { nextStep: "a".repeat(LIMITS.nextStep + 1) }, ["nextStep too-long"]],
    ["a note too long", { changeNote: "a".repeat(LIMITS.changeNote + 1) }, ["changeNote too-long"]],
    ["NUL in the text", { text: "a\u0000" }, ["text unstorable-characters"]],
    ["a link that runs", { evidence: [link("javascript:alert(1)")] }, ["evidence.0.url not-a-link"]],
    ["a title without a link", { evidence: [link("", "Minutes")] }, ["evidence.0.url not-a-link"]],
    [
      "the second link too long",
      { evidence: [link("https://a.org"), link(`https://a.org/${"a".repeat(2000)}`)] },
      ["evidence.1.url too-long"],
    ],
    [
      "a title too long",
      { evidence: [link("https://a.org", "a".repeat(LIMITS.evidenceTitle + 1))] },
      ["evidence.0.title too-long"],
    ],
    [
      "too many links",
      { evidence: Array.from({ length: LIMITS.evidence + 1 }, (_, at) => link(`https://a.org/${at}`)) },
      ["evidence too-many-links"],
    ],
  ])("refuse %s", (_title, fields, expected) => {
    expect(problems(fields)).toEqual(expected);
  });

  it("drop empty rows of evidence, and name a bare link by its address", () => {
    const long = `https://example.org/${"a".repeat(500)}`;
    const rows = [link(" ", " "), link("https://example.org/a", "The  minutes"), link(""), link(long)];
    expect(editionInput.parse({ ...form, evidence: rows }).evidence).toEqual([
      { url: "https://example.org/a", title: "The minutes" },
      { url: long, title: long.slice(0, LIMITS.evidenceTitle) },
    ]);
  });

  it("are exactly at their limits still read", () => {
    const evidence = Array.from({ length: LIMITS.evidence }, (_, at) => link(`https://a.org/${at}`));
    expect(problems({ text: "ә".repeat(LIMITS.text), evidence })).toEqual([]);
  });
});

describe("addresses and numbers", () => {
  it("name a commitment by its statement and reference", () => {
    expect(commitmentAddress.parse({ statement: "kz-rs-2026", reference: "6-2" })).toEqual({
      statement: "kz-rs-2026",
      reference: { clause: 6, ordinal: 2 },
    });
    expect(newUpdateInput.parse({ ...form, statement: "kz-rs-2026", reference: "6.2" }).reference).toEqual({
      clause: 6,
      ordinal: 2,
    });
  });

  it.each([
    { statement: "kz-rs-2026", reference: "6" },
    { statement: "kz-rs-2026", reference: "06-2" },
    { statement: "KZ/RS", reference: "6-2" },
    { statement: "", reference: "6-2" },
    { statement: "a".repeat(61), reference: "6-2" },
    { reference: "6-2" },
  ])("know no such commitment: %o", (address) => {
    expect(commitmentAddress.safeParse(address).success).toBe(false);
  });

  it.each([
    "0",
    "-1",
    "1.5",
    "2147483648",
    "9".repeat(30),
    "abc",
    "1e1",
    "0x10",
    " 5",
    "05",
    "",
    null,
    undefined,
    {},
  ])("know no such number: %j", (text) => {
    expect(idNumber.safeParse(text).success).toBe(false);
    expect(reviseInput.safeParse({ update: text }).success).toBe(false);
  });

  it("end where the database's numbers end", () => {
    expect(idNumber.parse("2147483647")).toBe(2_147_483_647);
  });
});
