import { describe, expect, it } from "vitest";
import { MessageProblem, readMessage } from "./message-parts";

describe("readMessage", () => {
  it("finds what is set into a message", () => {
    expect(
      readMessage("Signed in <place></place> on {date}, {count, plural, =0 {none} other {# <b>x</b>}}"),
    ).toEqual([
      { tag: "place", parts: [] },
      { argument: "date" },
      {
        argument: "count",
        type: "plural",
        options: { "=0": [], other: [{ tag: "b", parts: [] }] },
      },
    ]);
    expect(readMessage("{count, number} of {all}")).toEqual([{ argument: "count" }, { argument: "all" }]);
    expect(readMessage("Nothing at all")).toEqual([]);
  });
  it.each([
    "{count",
    "{count, plural, one {x}",
    "{count, plural}",
    "{, x}",
    "<b>x",
    "<b>x</i>",
    "x</b>",
    "a } b",
    "a < b",
  ])("refuses %s", (message) => {
    expect(() => readMessage(message)).toThrow(MessageProblem);
  });
});
