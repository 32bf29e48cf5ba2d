import { codeOf, type Files, type Finding } from "@/scripts/structure/files";

const LINE_LIMIT = 400;

/** Files that stand or are called as no file of the house may. */
export function wrongNames(files: Files): Finding[] {
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
    if (
      /^"use server";/m.test(files.get(path) ?? "") &&
      !/^(bench\/bare-action\/)?app\/(.*\/)?actions\.ts$/.test(path)
    ) {
      say('"use server" makes a public endpoint: it stands in the actions.ts beside its page');
    }
  }
  return findings;
}
