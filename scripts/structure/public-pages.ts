import { codeOf, type Files, type Finding, importsOf } from "@/scripts/structure/files";

/** A public page is a document: nothing that it shows, at any depth, may run in the browser. */
export function scriptsInPublicPages(files: Files): Finding[] {
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

/**
 * Each public page says how it is rendered: reading a cookie, a header or the query is an `error`, but in those that
 * server/page-queries.ts names, which read the query and nothing else of a request.
 */
export function publicPagesOfNoKind(files: Files): Finding[] {
  const readers = files.get("server/page-queries.ts") ?? "";
  return codeOf(files).flatMap((path) => {
    const page = /^app\/\[locale\]\/\(public\)(\/.*)?\/page\.tsx$/.exec(path);
    if (!page) return [];
    const kind = readers.includes(`"${page[1] ?? ""}":`) ? "force-dynamic" : "error";
    const isSaid = (files.get(path) ?? "").includes(`export const dynamic = "${kind}";`);
    return isSaid ? [] : [{ path, message: `must say: export const dynamic = "${kind}";` }];
  });
}
