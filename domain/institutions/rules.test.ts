import { describe, expect, it } from "vitest";
import { slugOf } from "@/domain/institutions/rules";

describe("slugOf", () => {
  it.each([
    ["Ministry of Energy", "kz-ministry-of-energy"],
    ["  Agency “Đorđe & Škola” 2 ", "kz-agency-or-e-skola-2"],
    ["X".repeat(79), `kz-${"x".repeat(77)}`],
    [`${"x".repeat(76)} y`, `kz-${"x".repeat(76)}`],
    ["Министрлік", null],
    ["…", null],
  ])("of %j is %j", (name, slug) => {
    expect(slugOf("kz", name)).toBe(slug);
  });
});
