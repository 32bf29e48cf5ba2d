/** The house's own rules about files and imports, as functions over file texts: they read no disk. */

/** Every file of the project by its path from the root; files that are not text count with empty text. */
export type Files = ReadonlyMap<string, string>;
export type Finding = { path: string; message: string };
type Import = { path: string; target: string; typeOnly: boolean };

const CODE = /\.(ts|tsx|mjs)$/;
const TEST = /\.test\.tsx?$/;
const LINE_LIMIT = 400;

const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:([^"';]*?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** The imports of a file. An import whose every name is a type leaves nothing behind when it runs. */
function importsOf(path: string, files: Files): Import[] {
  return [...(files.get(path) ?? "").matchAll(IMPORT)].map((match) => {
    const names = /^\{([^}]*)\}$/.exec(match[2]?.trim() ?? "")?.[1];
    const listed = names
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const typeOnly = match[1] !== undefined || (listed?.every((name) => name.startsWith("type ")) ?? false);
    return { path, target: resolve(path, match[3] ?? match[4] ?? "", files), typeOnly };
  });
}

/** The project's file that an import names, or the package's name as it stands. */
function resolve(from: string, specifier: string, files: Files): string {
  if (!/^(@\/|\.)/.test(specifier)) return specifier;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : join(from.replace(/[^/]*$/, ""), specifier);
  return (
    ["", ".ts", ".tsx", ".mjs", "/index.ts"].map((end) => base + end).find((at) => files.has(at)) ?? base
  );
}

function join(folder: string, relative: string): string {
  const parts = folder.split("/").filter((part) => part !== "");
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

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
    from: /^(domain|db|lib|server|scripts)\//,
    to: /^components\//,
    typesToo: true,
    belongs: "only pages and other components show something: move what is shared to domain/ or lib/",
  },
  {
    from: /^(app|components)\//,
    to: /^db\//,
    except: /^db\/vocabulary\.ts$/,
    typesToo: true,
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
    to: /^lib\/(auth|action|kept-form|command|portal-database|cache|env|log|seal|password|content-file)\.ts$/,
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
    from: /^lib\/(?!(auth|kept-form|command|portal-database)\.ts$)/,
    to: /^db\//,
    except: /^db\/vocabulary\.ts$/,
    typesToo: false,
    belongs:
      "only auth, kept-form, command and portal-database of lib/ know the database: write a query in domain/",
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
    from: /^(?!db\/|e2e\/|bench\/|scripts\/|drizzle\.config\.ts$|domain\/[^/]+\/(queries|commands)\.ts$|lib\/(auth|kept-form|command)\.ts$)/,
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

function wrongDirections(files: Files): Finding[] {
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

const codeOf = (files: Files) => [...files.keys()].filter((path) => CODE.test(path));

function wrongNames(files: Files): Finding[] {
  const findings: Finding[] = [];
  for (const path of codeOf(files)) {
    const say = (message: string) => findings.push({ path, message });
    const inDomain = /^domain\/(.*)$/.exec(path)?.[1];
    if (
      inDomain &&
      !/^[a-z-]+\/((rules|policy|schema|queries|commands)\.ts|[a-z-]+\.test\.ts)$/.test(inDomain)
    ) {
      say(
        "a noun's folder holds rules, policy, schema, queries, commands and tests: see the map in README.md",
      );
    }
    if (/(^|\/)index\.tsx?$/.test(path)) say("no barrels: import from the file that holds the thing");
    if (/(^|\/)(utils?|helpers?|misc|common)(\/|\.)/.test(path))
      say("no drawers: name the file after what it does");
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (!/^[a-z0-9]+([.-][a-z0-9]+)*\.(ts|tsx|mjs)$/.test(name)) say("file names are in kebab-case");
    const lines = (files.get(path) ?? "").split("\n").length - 1;
    if (lines > LINE_LIMIT) say(`has ${lines} lines, ${LINE_LIMIT} at most: find the second story in it`);
    if (/^"use server";/m.test(files.get(path) ?? "") && !/^app\/(.*\/)?actions\.ts$/.test(path)) {
      say('"use server" makes a public endpoint: it stands in the actions.ts beside its page');
    }
  }
  return findings;
}

/** Rings among files (what runs) and among the nouns of domain/ (types too). */
function rings(files: Files): Finding[] {
  const byFile = new Map<string, Set<string>>();
  const byNoun = new Map<string, Set<string>>();
  const nounOf = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1];
  for (const path of codeOf(files).filter((one) => !TEST.test(one))) {
    const imports = importsOf(path, files).filter(({ target }) => files.has(target));
    byFile.set(path, new Set(imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target)));
    const noun = nounOf(path);
    if (noun === undefined) continue;
    const others = imports
      .map(({ target }) => nounOf(target))
      .filter((other) => other !== undefined && other !== noun);
    byNoun.set(noun, new Set([...(byNoun.get(noun) ?? []), ...others.map(String)]));
  }
  const ring = (graph: Map<string, Set<string>>, of: string) =>
    findRings(graph).map((path) => ({
      path: path[0] ?? "",
      message: `a ring of ${of}: ${[...path, path[0]].join(" → ")}; move what both need to the one below`,
    }));
  return [...ring(byFile, "files"), ...ring(byNoun, "nouns")];
}

/** One ring for each place where a walk through the graph meets itself. */
function findRings(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (at: string, way: string[]) => {
    if (way.includes(at)) {
      found.push(way.slice(way.indexOf(at)));
      return;
    }
    if (done.has(at)) return;
    for (const next of graph.get(at) ?? []) walk(next, [...way, at]);
    done.add(at);
  };
  for (const start of graph.keys()) walk(start, []);
  return found;
}

/** A public page is a document: nothing that it shows, at any depth, may run in the browser. */
function scriptsInPublicPages(files: Files): Finding[] {
  const findings: Finding[] = [];
  const reached = new Set<string>();
  const follow = (path: string, way: string[]) => {
    if (reached.has(path)) return;
    reached.add(path);
    if (/^["']use client["']/m.test(files.get(path) ?? "")) {
      const message = `runs in the browser, and a public page shows it: ${[...way, path].join(" → ")}`;
      findings.push({ path, message });
    }
    for (const { target, typeOnly } of importsOf(path, files)) {
      if (!typeOnly && files.has(target)) follow(target, [...way, path]);
    }
  };
  for (const path of codeOf(files).filter((one) =>
    /^app\/\[locale\]\/(\(public\)\/|layout\.tsx)/.test(one),
  )) {
    follow(path, []);
  }
  return findings;
}

const FOLDERS = "app|bench|components|content|db|docs|domain|drizzle|e2e|lib|messages|scripts|server";
const NAMED_PATH = new RegExp(`(?<![\\w/.@-])(?:${FOLDERS})/[\\w./()[\\]<>*…-]*`, "g");
const NAMED_FILE = /(?<![\w/.@-])[\w-][\w.-]*\.(?:ts|tsx|mjs|json|md)(?![\w/])/g;

/** Every path that a document names exists; `<noun>` and `*` stand for any name, `…` for any path. */
function deadPaths(files: Files): Finding[] {
  const paths = new Set(files.keys());
  for (const path of files.keys()) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth += 1) paths.add(`${parts.slice(0, depth).join("/")}/`);
  }
  const names = new Set([...files.keys()].map((path) => path.slice(path.lastIndexOf("/") + 1)));
  const known = [...paths];
  return [...files].flatMap(([path, text]) => {
    const named = path.endsWith(".md") ? [...text.matchAll(NAMED_PATH)] : [];
    const inComments = CODE.test(path) && !TEST.test(path) ? [...text.matchAll(/docs\/[\w./-]+\.md/g)] : [];
    const alone = path.endsWith(".md") ? [...text.matchAll(NAMED_FILE)] : [];
    const dead = [...named, ...inComments]
      .map(([token]) => trimmed(token))
      .filter((token) => !exists(token, known));
    const missing = alone.map(([token]) => token).filter((name) => !names.has(name));
    return [...new Set([...dead, ...missing])].map((token) => ({
      path,
      message: `names ${token}, which does not exist: correct the path or drop the sentence`,
    }));
  });
}

/** Without the full stop or bracket of the sentence around the path. */
function trimmed(token: string): string {
  const short = token.replace(/[.…]+$/, (end) => (end.startsWith("…") ? "…" : ""));
  const opened = short.split("(").length - short.split(")").length;
  return opened < 0 ? short.replace(/\)$/, "") : short;
}

function exists(token: string, known: readonly string[]): boolean {
  const pattern = token
    .replace(/[.()[\]]/g, "\\$&")
    .replace(/<[^>]*>|\*/g, "[^/]+")
    .replace(/…/g, ".*");
  const expression = new RegExp(`^${pattern}/?$`);
  return known.some((path) => expression.test(path));
}

/** All that is wrong with the structure of these files, in the order of their paths. */
export function findingsOf(files: Files): Finding[] {
  const findings = [
    ...wrongDirections(files),
    ...wrongNames(files),
    ...rings(files),
    ...scriptsInPublicPages(files),
    ...deadPaths(files),
  ];
  return findings.sort((a, b) => (a.path < b.path ? -1 : 1));
}
