import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const CODE_SNIFFER = readFileSync(require.resolve("html_codesniffer/build/HTMLCS.js"), "utf8");

type AxeResults = { violations: { id: string; nodes: { target: string[]; any: { message: string }[] }[] }[] };
type SnifferMessage = { type: number; code: string; msg: string; element: Element };
/** What the engines leave in the page once they are there. */
type Engines = {
  axe: { run(context: Document, options: object): Promise<AxeResults> };
  HTMLCS: {
    process(standard: string, content: Document, done: () => void): void;
    getMessages(): SnifferMessage[];
  };
};

/** Puts both engines into the page, past its policy, which lets no script in. */
export async function bringEngines(page: Page): Promise<void> {
  await page.evaluate(AXE);
  await page.evaluate(CODE_SNIFFER);
}

/** All that axe finds, targets that are too small or too close among it; asked about contrast, which takes it longest, it wants 7:1 (4.5:1 for large letters). */
export function askAxe(page: Page, { contrast }: { contrast: boolean }): Promise<string[]> {
  return page.evaluate(async (enabled) => {
    const { axe } = globalThis as unknown as Engines;
    const { violations } = await axe.run(document, {
      resultTypes: ["violations"],
      preload: false,
      rules: {
        "color-contrast": { enabled: false },
        "color-contrast-enhanced": { enabled },
        "target-size": { enabled: true },
      },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `axe ${id}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
    );
  }, contrast);
}

/** The errors that HTML_CodeSniffer, pa11y's engine, finds against WCAG 2.1 AAA, which is 7:1 too. */
export function askCodeSniffer(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { HTMLCS } = globalThis as unknown as Engines;
    await new Promise<void>((done) => HTMLCS.process("WCAG2AAA", document, done));
    const errors = HTMLCS.getMessages().filter(({ type }) => type === 1);
    return errors.map(({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML?.slice(0, 200)}`);
  });
}

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

/** What is not valid HTML in a page's source. */
export async function askValidator(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message, selector }) => `line ${line}: ${ruleId}: ${message} ${selector}`),
  );
}
