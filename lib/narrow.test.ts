import { describe, expect, it } from "vitest";
import { type Choice, countBehind, narrow, queryOf, settle, type Traits, toggle } from "@/lib/narrow";

const choose = (...chosen: string[]): Choice[] =>
  chosen.map((text) => {
    const [filter = "", value = ""] = text.split("=");
    return { filter, value };
  });

const ITEMS: Traits[] = [
  { area: ["energy"], status: ["kz.completed", "rs.completed"] },
  { area: ["energy", "culture"], status: ["kz.completed", "rs.paused"] },
  { area: ["culture"], status: ["kz.paused", "rs.paused"] },
];
const traitsOf = (item: Traits) => item;
const found = (...chosen: string[]) =>
  narrow(ITEMS, traitsOf, choose(...chosen)).map((item) => ITEMS.indexOf(item));

describe("narrowing a list", () => {
  it.each([
    [[], [0, 1, 2]],
    [["area=energy"], [0, 1]],
    // Of one filter any will do; of two filters both have to be met.
    [
      ["area=energy", "area=culture"],
      [0, 1, 2],
    ],
    [["area=energy", "status=rs.paused"], [1]],
    // Two parties' words are two filters.
    [["status=kz.completed", "status=rs.paused"], [1]],
    [
      ["status=kz.completed", "status=kz.paused"],
      [0, 1, 2],
    ],
    [["area=nowhere"], []],
  ])("to %j leaves %j", (chosen, left) => {
    expect(found(...chosen)).toEqual(left);
  });

  it("counts behind a choice what there would be, beside what is chosen in other groups", () => {
    const behind = (choice: string, ...chosen: string[]) =>
      countBehind(ITEMS, traitsOf, choose(...chosen), choose(choice)[0] ?? { filter: "", value: "" });
    expect(behind("area=culture")).toBe(2);
    expect(behind("area=culture", "area=energy")).toBe(2);
    expect(behind("area=culture", "status=kz.completed")).toBe(1);
    expect(behind("status=rs.completed", "status=kz.paused")).toBe(0);
  });
});

describe("choosing", () => {
  const [energy, culture] = choose("area=energy", "area=culture");
  if (!energy || !culture) throw new Error("nothing to choose");

  it("adds a value, takes it away again, and puts it in the place of another where one is all there can be", () => {
    expect(toggle([energy], culture, { many: true })).toEqual([energy, culture]);
    expect(toggle([energy, culture], energy, { many: true })).toEqual([culture]);
    expect(toggle([energy], culture, { many: false })).toEqual([culture]);
    expect(toggle(choose("kind=report", "area=energy"), culture, { many: false })).toEqual(
      choose("kind=report", "area=culture"),
    );
  });

  it("is written in one order, whatever came first", () => {
    expect(queryOf([energy, culture])).toEqual({ area: ["culture", "energy"] });
    expect(queryOf([culture, energy])).toEqual(queryOf([energy, culture]));
    expect(queryOf([])).toEqual({});
  });

  it("leaves out what there is not, and says so", () => {
    const isThere = ({ value }: Choice) => value !== "nowhere";
    expect(settle({ area: ["energy"], kind: [] }, isThere)).toEqual({ chosen: [energy], someUnknown: false });
    expect(settle({ area: ["energy", "nowhere"] }, isThere)).toEqual({ chosen: [energy], someUnknown: true });
    expect(settle({ area: ["energy", "unknown"] }, isThere)).toEqual({ chosen: [energy], someUnknown: true });
  });
});
