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
