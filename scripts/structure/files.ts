/** Every file of the project by its path from the root; files that are not text count with empty text. */
export type Files = ReadonlyMap<string, string>;
export type Finding = { path: string; message: string };
export type Import = { path: string; target: string; typeOnly: boolean };

export const CODE = /\.(ts|tsx|mjs)$/;
export const TEST = /\.test\.tsx?$/;

const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:([^"';]*?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** The imports of a file. An import whose every name is a type leaves nothing behind when it runs. */
export function importsOf(path: string, files: Files): Import[] {
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

/** The paths of all code files. */
export const codeOf = (files: Files) => [...files.keys()].filter((path) => CODE.test(path));
