import { codeOf, type Files, type Finding, importsOf, TEST } from "@/scripts/structure/files";

/** An import direction that is not allowed: who, whom, unless it is only a type, and where the code belongs. */
type Direction = { from: RegExp; to: RegExp; except?: RegExp; typesToo: boolean; belongs: string };

const DIRECTIONS: readonly Direction[] = [
  {
    from: /^(components|domain|db|lib)\//,
    to: /^app\//,
    typesToo: true,
    belongs: "app/ holds addresses only and nobody builds on it: give the part its action and texts as props",
  },
  {
    // scripts/pictures.ts draws the emblem as the pages show it.
    from: /^(domain|db|lib|server|scripts)\/(?!pictures\.ts$)/,
    to: /^components\//,
    typesToo: true,
    belongs: "only pages and other components show something: move what is shared to domain/ or lib/",
  },
  {
    from: /^(app|components)\//,
    to: /^db\//,
    except: /^db\/vocabulary\.ts$/,
    typesToo: false,
    belongs: "a page reads through domain/<noun>/queries.ts and writes through domain/<noun>/commands.ts",
  },
  {
    from: /^components\//,
    to: /^domain\/[^/]+\/(?!(rules|schema)\.ts$)/,
    typesToo: false,
    belongs:
      "a component gets its data as props: let the page ask the query, and import only the view's type",
  },
  {
    from: /^components\//,
    to: /^lib\/(auth|action|kept-form|command|portal-database|cache|log|seal|password|content-file)\.ts$/,
    typesToo: false,
    belongs: "a component is props in, HTML out: let the page call the server's plumbing",
  },
  {
    from: /^db\//,
    to: /^(domain|lib|server|scripts|messages)\//,
    typesToo: true,
    belongs: "db/ stands on nothing of ours: what knows a noun belongs in domain/<noun>/",
  },
  {
    from: /^lib\//,
    to: /^domain\//,
    typesToo: true,
    belongs: "lib/ is plumbing without nouns: what knows a noun belongs in domain/<noun>/",
  },
  {
    from: /^lib\/(?!(auth|kept-form|command|page-changes|portal-database|sign-in-tries)\.ts$)/,
    to: /^db\//,
    except: /^db\/vocabulary\.ts$/,
    typesToo: false,
    belongs:
      "only auth, kept-form, command, page-changes, portal-database and sign-in-tries of lib/ know the database: write a query in domain/",
  },
  {
    from: /^domain\/[^/]+\/(rules|policy|schema)\.ts$/,
    to: /^(db\/|domain\/[^/]+\/(queries|commands)\.ts$)/,
    except: /^db\/vocabulary\.ts$/,
    typesToo: false,
    belongs: "rules, policies and schemas are pure: pass in what the query or command has read",
  },
  {
    from: /^domain\/[^/]+\/queries\.ts$/,
    to: /^domain\/[^/]+\/commands\.ts$/,
    typesToo: false,
    belongs: "a query changes nothing: what both need belongs in rules.ts or in queries.ts",
  },
  {
    from: /^(?!db\/|e2e\/|bench\/|scripts\/|drizzle\.config\.ts$|domain\/[^/]+\/(queries|commands)\.ts$|lib\/(auth|kept-form|command|page-changes|sign-in-tries)\.ts$)/,
    to: /^(drizzle-orm|postgres)(\/|$)/,
    typesToo: true,
    belongs: "SQL is written in domain/<noun>/queries.ts (reads) and domain/<noun>/commands.ts (writes)",
  },
  {
    from: /./,
    to: /^next-auth(\/|$)|^@auth\//,
    except: undefined,
    typesToo: true,
    belongs: "next-auth stands behind lib/auth.ts alone (docs/decisions)",
  },
];

/** Imports against the directions of the house. */
export function wrongDirections(files: Files): Finding[] {
  const findings: Finding[] = [];
  for (const path of codeOf(files)) {
    if (TEST.test(path) || path === "lib/auth.ts") continue;
    for (const { target, typeOnly } of importsOf(path, files)) {
      const wrong = DIRECTIONS.find(
        (direction) =>
          direction.from.test(path) &&
          direction.to.test(target) &&
          !direction.except?.test(target) &&
          (direction.typesToo || !typeOnly),
      );
      if (wrong) findings.push({ path, message: `imports ${target}: ${wrong.belongs}` });
    }
  }
  return findings;
}
