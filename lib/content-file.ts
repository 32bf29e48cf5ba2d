import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";

/** Content files that cannot be loaded; the message says in which file, at which place, and what. */
export class ContentProblem extends Error {}

/** Reads a YAML file below `directory` and checks it. Throws a ContentProblem that names every fault. */
export async function readContentFile<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readContentText(directory, file);
  const result = schema.safeParse(parseYaml(file, text));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".") || "top"}: ${issue.message}`);
  throw new ContentProblem(`${file} cannot be used:\n  ${faults.join("\n  ")}`);
}

/** Reads a text file below `directory`, letter by letter. Throws a ContentProblem when it is not UTF-8. */
export async function readContentText(directory: string, file: string): Promise<string> {
  const bytes = await readFile(join(directory, file)).catch((error: NodeJS.ErrnoException) => {
    throw new ContentProblem(`${file} cannot be read (${error.code}).`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ContentProblem(`${file} is not UTF-8.`);
  }
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ContentProblem(`${file}: ${error.message}`);
    throw error;
  }
}
