import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { LOCALES } from "@/lib/i18n/routing";
import { watch } from "@/scripts/build";
import { isJavaHere } from "@/scripts/java";
import { connectToPortal } from "./demonstration-people";
import { PUBLIC_ROUTES } from "./public-routes";

type Found = { messages: { type: string; url: string; message: string; extract?: string }[] };

/** Not its package's own program, which would fetch a Java where there is none. */
const CHECKER = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
/** React writes it so, and it means nothing. */
const MEANT = /^Trailing slash on void elements/;

// The second opinion on what engines.ts asks of every page; `npm test` says so where there is no Java for it.
if (isJavaHere()) {
  test("the Nu checker finds nothing on any public page, in any language", async ({ request }) => {
    test.setTimeout(180_000);
    const folder = mkdtempSync(join(tmpdir(), "portal-nu-"));
    const connection = connectToPortal();
    for (const find of Object.values(PUBLIC_ROUTES).flatMap((pages) => Object.values(pages))) {
      const path = await find(connection.db);
      for (const locale of LOCALES) {
        const html = await (await request.get(`/${locale}${path}`)).text();
        writeFileSync(join(folder, `${locale}${path.replaceAll("/", "_")}.html`), html);
      }
    }
    await connection.close();
    const args = ["-jar", CHECKER, "--format", "json", "--exit-zero-always", "--stdout", folder];
    const { output } = await watch(spawn("java", args, { stdio: ["ignore", "pipe", "pipe"] }));
    rmSync(folder, { recursive: true, force: true });
    const { messages } = JSON.parse(output) as Found;
    const found = messages.filter(({ message }) => !MEANT.test(message));
    expect(found.map(({ url, message, extract }) => `${url}: ${message} ${extract}`)).toEqual([]);
  });
}
