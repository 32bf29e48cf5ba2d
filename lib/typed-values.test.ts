import { describe, expect, it } from "vitest";
import { nested, typedValues, withoutPasswords } from "@/lib/typed-values";

function formOf(...fields: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe("the typed values of a form", () => {
  it("are its fields, each as often as it came; the seal, files and the framework's own stay out", () => {
    const form = formOf(
      ["form", "seal"],
      ["$ACTION_KEY", "k1"],
      ["$ACTION_1:0", "{}"],
      ["text", "one"],
      ["text", "two"],
      ["evidence.0.url", "https://example.org/"],
      ["upload", new File(["x"], "x.txt")],
    );
    expect(typedValues(form)).toEqual({ text: ["one", "two"], "evidence.0.url": ["https://example.org/"] });
  });

  it.each(["constructor", "toString", "hasOwnProperty", "valueOf"])("may be called %s", (name) => {
    const values = typedValues(formOf([name, "typed"]));
    expect(Object.entries(values)).toEqual([[name, ["typed"]]]);
    expect(Object.entries(nested(values))).toEqual([[name, "typed"]]);
  });

  it("are never called __proto__, nor by the name of anything deeper", () => {
    const odd = ["__proto__", "__proto__.0.url", "evidence.0.__proto__", "a.b", "a.0.b.c", "a.100.b", ""];
    const values = typedValues(formOf(...odd.map((name): [string, string] => [name, "typed"])));
    expect(values).toEqual({});
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it("lose their passwords before they are kept or shown", () => {
    const values = typedValues(formOf(["password", "a"], ["newPassword", "b"], ["email", "c"]));
    expect(withoutPasswords(values)).toEqual({ email: ["c"] });
  });
});

describe("nested", () => {
  it("gathers the rows of a list and takes the first of several values", () => {
    const values = {
      text: ["one", "two"],
      "evidence.1.url": ["https://example.org/"],
      "evidence.1.title": ["Minutes"],
    };
    expect(nested(values)).toEqual({
      text: "one",
      evidence: [{}, { url: "https://example.org/", title: "Minutes" }],
    });
  });

  it("lets a list win over a field of the same name, in either order", () => {
    const list = { "evidence.0.url": ["u"] };
    expect(nested({ evidence: ["x"], ...list })).toEqual({ evidence: [{ url: "u" }] });
    expect(nested({ ...list, evidence: ["x"] })).toEqual({ evidence: [{ url: "u" }] });
  });

  it("reaches into no prototype", () => {
    const input = nested({ "constructor.0.prototype": ["x"], "evidence.0.constructor": ["y"] });
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(JSON.stringify(input)).toBe(
      '{"constructor":[{"prototype":"x"}],"evidence":[{"constructor":"y"}]}',
    );
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe("a form of very many fields", () => {
  it("is read as far as any form of the house goes", () => {
    const form = new FormData();
    for (let index = 0; index < 20_000; index += 1) form.append("text", String(index));
    expect(typedValues(form).text).toHaveLength(200);
  });
});
