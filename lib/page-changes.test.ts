import { describe, expect, it } from "vitest";
import { readPageChanges } from "@/lib/page-changes";

describe("a message about changed pages", () => {
  it("carries its tags", () => {
    expect(readPageChanges('["overview","area:energy"]')).toEqual(["overview", "area:energy"]);
    expect(readPageChanges("[]")).toEqual([]);
  });

  it.each(["", "not json", "{}", "[1]", '"overview"', "null"])("%j may mean every page", (message) => {
    expect(readPageChanges(message)).toEqual(["*"]);
  });
});
