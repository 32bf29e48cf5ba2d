import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";

/**
 * Finds messages that no page asks for, by reading the code as text. A key is used where a file asks a translator
 * bound to a namespace for it, as a literal or a template; what stands for a part of a key in a template must be
 * written somewhere as a literal, or made by another template.
 */
const FOLDERS = ["app", "components", "db", "domain", "lib", "server"];
const WITHOUT_DATABASE = ["app", "components", "lib", "server"];

const STATEMENT = /const (\w+|\[[^\]]*\]|\{[^}]*\}) =([^;]*);/g;
const TRANSLATOR =
  /\b(?:getTranslations|useTranslations|createTranslator)\((?:"([^"]+)"|[^)]*?namespace: "([^"]+)"|)/g;
const LITERAL = /"([^"\\\n]*)"/g;
const TEMPLATE = /`([^`\n]*)`/g;

type Source = { path: string; code: string };

function sourcesIn(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => ({ path: join(folder, path), code: readFileSync(join(folder, path), "utf8") })),
  );
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A template as a pattern; each of its holes takes one part of a key. */
const patternOf = (template: string) =>
  template
    .split(/\$\{[^}]*\}/)
    .map(quoted)
    .join("([^.]+)");

/** All literals of the code, and the templates that make others. */
function vocabularyOf(sources: readonly Source[]) {
  const literals = new Set<string>();
  const templates: RegExp[] = [];
  for (const { code } of sources) {
    for (const [, literal = ""] of code.matchAll(LITERAL)) literals.add(literal);
    for (const [, template = ""] of code.matchAll(TEMPLATE)) {
      if (
        template.includes("${") &&
        /^[a-zA-Z-]{3,}/.test(template) &&
        !/[./ ]/.test(template.replace(/\$\{[^}]*\}/g, ""))
      ) {
        templates.push(new RegExp(`^${patternOf(template)}$`));
      }
    }
    // The keys of objects are written without quotes.
    for (const [, name] of code.matchAll(/(?<=[{,\n]\s*)([a-zA-Z]\w*):/g)) literals.add(name ?? "");
  }
  return (part: string) => literals.has(part) || templates.some((template) => template.test(part));
}

/** The patterns of the keys that a file asks for; the holes in them are to be filled from the vocabulary. */
function keysAskedFor({ code }: Source): RegExp[] {
  return [...code.matchAll(STATEMENT)].flatMap(([, bound = "", made = ""]) => {
    const names = bound.match(/(?<![\w:]\s*)\w+/g) ?? [];
    // Read as data: every part of the key is written in the file.
    if (/\bloadMessages\(/.test(made) && bound.startsWith("{")) {
      return names.map((name) => new RegExp(`^${name}((?:\\.[^.]+)+)$`));
    }
    const namespaces = [...made.matchAll(TRANSLATOR)].map(([, given, named]) => given ?? named);
    return namespaces.flatMap((namespace) =>
      names.flatMap((name) => callsOf(code, name, namespace ? `${quoted(namespace)}\\.` : "")),
    );
  });
}

/** What a translator is called with: a literal, a template, or something that comes to a literal elsewhere. */
function callsOf(code: string, translator: string, before: string): RegExp[] {
  const call = new RegExp(`\\b${translator}(?:\\.rich)?\\(\\s*(?:"([^"]+)"|\`([^\`]+)\`|(\\w))`, "g");
  return [...code.matchAll(call)].map(([, literal, template]) => {
    if (literal) return new RegExp(`^${before}${quoted(literal)}$`);
    return new RegExp(`^${before}${template ? patternOf(template) : "(.+)"}$`);
  });
}

function keysOf(tree: object, before = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );
}

function unusedKeys(keys: readonly string[], askers: readonly Source[], all: readonly Source[]): string[] {
  const isWritten = vocabularyOf(all);
  const asked = askers.flatMap(keysAskedFor);
  return keys.filter(
    (key) =>
      !asked.some((pattern) => {
        const match = pattern.exec(key);
        const parts = match
          ?.slice(1)
          .flatMap((part) => (part.startsWith(".") ? part.slice(1).split(".") : part));
        return parts?.every(isWritten);
      }),
  );
}

describe("every message", () => {
  const all = sourcesIn(FOLDERS);
  const askers = sourcesIn(WITHOUT_DATABASE);
  it("is asked for somewhere", () => {
    expect(unusedKeys(keysOf(en), askers, all)).toEqual([]);
  });
});

describe("finding unused messages", () => {
  const file = (code: string): Source[] => [{ path: "a.tsx", code }];
  const keys = [
    "words.kind.process",
    "words.kind.ending",
    "words.title",
    "words.edition-is-draft",
    "home.title",
  ];
  it.each([
    [
      "a literal",
      'const t = await getTranslations({ locale, namespace: "words" }); t("title");',
      ["words.title"],
    ],
    ["a rich text", 'const t = useTranslations("words"); t.rich("title", {})', ["words.title"]],
    ["the whole key", 'const t = await getTranslations({ locale }); t("home.title")', ["home.title"]],
    [
      "a template whose parts are written somewhere",
      `const KINDS = ["process"]; const t = useTranslations("words"); t(\`kind.\${kind}\`)`,
      ["words.kind.process"],
    ],
    [
      "a variable whose values other templates make",
      `const key = \`edition-is-\${state}\`; const t = useTranslations("words"); t(key)`,
      ["words.edition-is-draft"],
    ],
    [
      "a choice between two",
      'const t = useTranslations("words"); t(done ? "kind.process" : "kind.ending")',
      ["words.kind.process", "words.kind.ending"],
    ],
    [
      "a translator among other things",
      'const [t, u] = await Promise.all([getTranslations({ locale, namespace: "words" }), 1]); t("title")',
      ["words.title"],
    ],
    ["data", 'const { home: words } = loadMessages(locale); const x = "title";', ["home.title"]],
    ["a translator of another name", 'const t = useTranslations("words"); u("title")', []],
    ["another namespace", 'const t = useTranslations("home"); t("kind.process")', []],
  ])("sees %s", (_what, code, used) => {
    const unused = unusedKeys(keys, file(code), file(code));
    expect(keys.filter((key) => !unused.includes(key))).toEqual(used);
  });
});
