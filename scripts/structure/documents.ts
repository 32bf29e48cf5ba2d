import { CODE, type Files, type Finding, TEST } from "@/scripts/structure/files";

const FOLDERS = "app|bench|components|content|db|deploy|docs|domain|drizzle|e2e|lib|messages|scripts|server";
const NAMED_PATH = new RegExp(`(?<![\\w/.@-])(?:${FOLDERS})/[\\w./()[\\]<>*…-]*`, "g");
const NAMED_FILE = /(?<![\w/.@-])[\w-][\w.-]*\.(?:ts|tsx|mjs|json|md)(?![\w/])/g;

/** Every path that a document names exists; `<noun>` and `*` stand for any name, `…` for any path. */
export function deadPaths(files: Files): Finding[] {
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
