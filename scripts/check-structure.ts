import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "@/scripts/structure/files";
import { findingsOf } from "@/scripts/structure/findings";

/** Checks the house against its own rules (docs/decisions, the map in README.md) and says where code belongs. */
const NOT_OURS = new Set(["node_modules", "coverage", "test-results", "playwright-report", "next-env.d.ts"]);
const TEXT = /\.(ts|tsx|mjs|md)$/;

function readProject(root: string): Files {
  const files = new Map<string, string>();
  const read = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      // Hidden folders hold what is built or generated; .ci and .github name no code of ours.
      if (NOT_OURS.has(entry.name) || (entry.isDirectory() && entry.name.startsWith("."))) continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) read(path);
      else files.set(path, TEXT.test(path) ? readFileSync(join(root, path), "utf8") : "");
    }
  };
  read("");
  return files;
}

const files = readProject(process.cwd());
const findings = findingsOf(files);
for (const { path, message } of findings) console.log(`${path}\n  ${message}`);
console.log(`structure: ${files.size} files, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
