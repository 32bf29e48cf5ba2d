import { codeOf, type Files, type Finding, importsOf, TEST } from "@/scripts/structure/files";

/** What must not go in rings among nouns, each by itself: a query may read several nouns, a rule builds on few. */
const LAYERS = [/\/(rules|policy|schema)\.ts$/, /\/queries\.ts$/, /\/commands\.ts$/];

const nounOf = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1];

/** Rings among files, as far as they run, and among the nouns of domain/, types included. */
export function rings(files: Files): Finding[] {
  const imports = codeOf(files)
    .filter((path) => !TEST.test(path))
    .flatMap((path) => importsOf(path, files));
  const amongFiles = new Map<string, Set<string>>();
  for (const { path, target, typeOnly } of imports) if (!typeOnly) link(amongFiles, path, target);
  const amongNouns = LAYERS.map((layer) => {
    const graph = new Map<string, Set<string>>();
    for (const { path, target } of imports) {
      const [from, to] = [nounOf(path), nounOf(target)];
      if (from && to && from !== to && layer.test(path) && layer.test(target)) link(graph, from, to);
    }
    return graph;
  });
  return [amongFiles, ...amongNouns].flatMap(findRings).map((ring) => ({
    path: ring[0] ?? "",
    message: `stands in a ring: ${[...ring, ring[0]].join(" → ")}; move what both need to the one below`,
  }));
}

function link(graph: Map<string, Set<string>>, from: string, to: string): void {
  graph.set(from, (graph.get(from) ?? new Set()).add(to));
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
