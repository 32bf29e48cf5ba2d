import { wrongDirections } from "@/scripts/structure/directions";
import { deadPaths } from "@/scripts/structure/documents";
import type { Files, Finding } from "@/scripts/structure/files";
import { wrongNames } from "@/scripts/structure/names";
import { publicPagesOfNoKind, scriptsInPublicPages } from "@/scripts/structure/public-pages";
import { rings } from "@/scripts/structure/rings";

/** All that is wrong with the structure of these files, in the order of their paths. */
export function findingsOf(files: Files): Finding[] {
  const findings = [
    ...wrongDirections(files),
    ...wrongNames(files),
    ...rings(files),
    ...scriptsInPublicPages(files),
    ...publicPagesOfNoKind(files),
    ...deadPaths(files),
  ];
  return findings.sort((a, b) => (a.path < b.path ? -1 : 1));
}
