import { describe, expect, it } from "vitest";
import { findingsOf } from "@/scripts/structure/findings";

/** The findings on a project of these files, as `path: message`. */
function check(files: Record<string, string>): string[] {
  return findingsOf(new Map(Object.entries(files))).map(({ path, message }) => `${path}: ${message}`);
}

const some = {
  "db/client.ts": "",
  "db/vocabulary.ts": "",
  "domain/updates/rules.ts": "",
  "domain/updates/queries.ts": "",
  "domain/updates/commands.ts": "",
  "components/ui/form.tsx": '"use client";\n',
  "lib/dates.ts": "",
  "app/[locale]/page.tsx": "",
  "server/page-queries.ts": 'export const PAGE_QUERIES = { "/updates": {} };',
};

describe("the structure check", () => {
  it.each([
    [
      "a page that asks a query",
      "app/[locale]/(public)/page.tsx",
      'import { a } from "@/domain/updates/queries";\nexport const dynamic = "error";',
    ],
    [
      "a page that reads the query, as one of those may",
      "app/[locale]/(public)/updates/page.tsx",
      'export const dynamic = "force-dynamic";',
    ],
    ["a component with rules", "components/a.tsx", 'import { a } from "@/domain/updates/rules";'],
    [
      "a component with a view's type",
      "components/a.tsx",
      'import type { A } from "@/domain/updates/queries";',
    ],
    [
      "the same, written name by name",
      "components/a.tsx",
      'import { type A } from "@/domain/updates/queries";',
    ],
    [
      "a query with SQL",
      "domain/areas/queries.ts",
      'import { eq } from "drizzle-orm";\nimport "@/db/client";',
    ],
    ["rules with the vocabulary", "domain/areas/rules.ts", 'import { A } from "@/db/vocabulary";'],
    [
      "an action beside its page",
      "app/[locale]/actions.ts",
      '"use server";\nimport "@/domain/updates/commands";',
    ],
    ["a form on the desk", "app/[locale]/(desk)/page.tsx", 'import { Form } from "@/components/ui/form";'],
  ])("is content with %s", (_title, path, text) => {
    expect(check({ ...some, [path]: text })).toEqual([]);
  });

  it.each([
    ["a page that reads the database", "app/page.tsx", 'import { database } from "@/db/client";'],
    ["SQL in a page", "app/page.tsx", 'import { sql } from "drizzle-orm";'],
    ["SQL in rules", "domain/areas/rules.ts", 'import { sql } from "drizzle-orm/sql";'],
    ["rules that read", "domain/areas/rules.ts", 'import { a } from "@/domain/updates/queries";'],
    ["a query that writes", "domain/areas/queries.ts", 'import { a } from "../updates/commands";'],
    [
      "a component that reads",
      "components/a.tsx",
      'import {\n  a,\n  type B,\n} from "@/domain/updates/queries";',
    ],
    [
      "a component that reads late",
      "components/a.tsx",
      'const a = await import("@/domain/updates/queries");',
    ],
    ["a component that leans on a page", "components/a.tsx", 'import type { A } from "@/app/[locale]/page";'],
    ["a database that knows nouns", "db/seed.ts", 'import { a } from "@/domain/updates/rules";'],
    ["plumbing that knows nouns", "lib/a.ts", 'import type { A } from "@/domain/updates/rules";'],
    ["plumbing that opens the database", "lib/a.ts", 'import { a } from "@/db/client";'],
    ["next-auth beside its file", "lib/a.ts", 'import { a } from "next-auth";'],
    ["a file of another name", "domain/areas/service.ts", ""],
    ["a barrel", "components/ui/index.ts", ""],
    ["a drawer", "lib/utils.ts", ""],
    ["a name not in kebab-case", "components/aTable.tsx", ""],
    ["a file too long", "lib/long.ts", "a;\n".repeat(401)],
    ["an endpoint in the wrong place", "components/send.ts", '"use server";\n'],
    [
      "a script on a public page",
      "app/[locale]/(public)/page.tsx",
      'import "@/components/ui/form";\nexport const dynamic = "error";',
    ],
    ["a public page that does not say how it is rendered", "app/[locale]/(public)/page.tsx", ""],
    [
      "a public page that reads the query by itself",
      "app/[locale]/(public)/areas/page.tsx",
      'export const dynamic = "force-dynamic";',
    ],
    ["a document with a dead path", "README.md", "It stands in `domain/areas/rules.ts`."],
    ["a document with a dead file", "README.md", "See `compose.json`."],
    ["a comment with a dead record", "lib/a.ts", "// docs/decisions/0099-nothing.md"],
  ])("finds %s", (_title, path, text) => {
    expect(check({ ...some, [path]: text })).toHaveLength(1);
  });

  it("finds a script on a public page through other components", () => {
    const found = check({
      ...some,
      "components/a.tsx": 'import { Form } from "./ui/form";',
      "app/[locale]/(public)/page.tsx":
        'import { A } from "@/components/a";\nexport const dynamic = "error";',
    });
    expect(found).toEqual([expect.stringContaining("page.tsx → components/a.tsx → components/ui/form.tsx")]);
  });

  it("finds rings among files and among nouns", () => {
    const files = check({ "lib/a.ts": 'import "./b";', "lib/b.ts": 'import "./a";' });
    expect(files).toEqual([expect.stringContaining("lib/a.ts → lib/b.ts → lib/a.ts")]);
    const nouns = check({
      "domain/a/rules.ts": 'import type { B } from "@/domain/b/schema";',
      "domain/b/schema.ts": "",
      "domain/b/rules.ts": 'import type { A } from "@/domain/a/rules";',
    });
    expect(nouns).toEqual([expect.stringContaining("a → b → a")]);
  });

  it("lets documents name folders, patterns and addresses", () => {
    const text =
      "Read `domain/<noun>/rules.ts`, `domain/*/queries.ts`, `app/[locale]/`, domain/updates/ (and lib/), `/desk/updates/17`.";
    expect(check({ ...some, "README.md": text })).toEqual([]);
  });
});
