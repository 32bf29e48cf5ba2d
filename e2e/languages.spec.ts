import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import { connect } from "@/db/client";
import { loadStatements } from "@/domain/statements/commands";
import { formatDate } from "@/lib/i18n/format-date";
import { formatNumber } from "@/lib/i18n/format-number";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import { startPortal, type TestPortal } from "@/scripts/test-portal";

const STATEMENT = "/statements/kz-rs-2026";
const HEARD_WITHIN_MS = 1_000;

let directory: string;
let portal: TestPortal;

// A portal of its own: no translation of the official text is known, so that the others have none.
test.beforeAll(async () => {
  test.setTimeout(120_000);
  directory = mkdtempSync(join(tmpdir(), "portal-languages-"));
  // The embedded database may run as another user, who must get through.
  chmodSync(directory, 0o755);
  portal = await startPortal(join(directory, "data"));
  await translateStatement(join(directory, "content"));
  await sleep(HEARD_WITHIN_MS);
});

test.afterAll(async () => {
  await portal?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Loads the content once more, with the statement in invented words of two more languages. */
async function translateStatement(content: string): Promise<void> {
  cpSync("content", content, { recursive: true });
  const folder = join(content, "statements/kz-rs-2026");
  const file = join(folder, "statement.yaml");
  const more = [
    "  - { language: kk, official: true, file: text.kk.txt, source: { publisher: Akorda, url: https://akorda.kz/kz } }",
    "  - { language: sr, official: false, file: text.sr.txt }",
  ];
  writeFileSync(file, `${readFileSync(file, "utf8").trimEnd()}\n${more.join("\n")}\n`);
  for (const [language, word] of [
    ["kk", "Тармақ мәтіні"],
    ["sr", "Превод тачке"],
  ]) {
    const clauses = Array.from({ length: 19 }, (_, index) => `${index + 1}. ${word} ${index + 1}.`);
    writeFileSync(join(folder, `text.${language}.txt`), [word, ...clauses].join("\n"));
  }
  const connection = connect({ url: portal.environment.PORTAL_DATABASE_URL, max: 1 });
  await loadStatements(connection.db, content, new Date());
  await connection.close();
}

const open = (page: Page, path: string) => page.goto(`${portal.environment.PORTAL_URL}${path}`);

test("a signed text is shown as it was signed, and below it in the reader's language", async ({ page }) => {
  const signed = "The Presidents recognized the role of the Intergovernmental Commission";
  for (const [locale, words, mark] of [
    ["kk", "Тармақ мәтіні 7.", "Қазақ тіліндегі ресми мәтін."],
    ["sr", "Превод тачке 7.", "Незваничан превод"],
    ["sr-Latn", "Prevod tačke 7.", "Nezvaničan prevod"],
  ]) {
    for (const path of ["", "/clauses/7", "/commitments/7-1"]) {
      await open(page, `/${locale}${STATEMENT}${path}`);
      await expect(page.locator('blockquote[lang="en"]', { hasText: signed })).toHaveCount(1);
      const translation = page.locator("figure", {
        has: page.locator(`blockquote[lang="${locale}"]`, { hasText: words }),
      });
      await expect(translation.last()).toContainText(mark ?? "");
    }
  }
  await open(page, `/ru${STATEMENT}/clauses/7`);
  await expect(page.locator("main")).toContainText("Официальный текст на английском языке.");
  await expect(page.locator("blockquote")).toHaveCount(1);
});

test("an update is shown in the reader's language where it was translated, else as it was written", async ({
  page,
}) => {
  const account = page.locator('article[data-party="rs"]');
  await open(page, `/en${STATEMENT}/commitments/6-4`);
  await expect(
    account.locator('[lang="en"]', { hasText: "exchanged a draft of a joint plan" }),
  ).toBeVisible();
  await expect(account).toContainText("Written in Serbian · translated by the institution · also in: Kazakh");
  const original = account.locator('[lang="sr"]', { hasText: "нацрт заједничког плана" });
  await expect(original).toBeHidden();
  await account.getByText("The original", { exact: true }).click();
  await expect(original).toBeVisible();

  await open(page, `/kk${STATEMENT}/commitments/6-4`);
  await expect(account).toContainText("машиналық аударма");
  await open(page, `/ru${STATEMENT}/commitments/6-4`);
  await expect(original).toBeVisible();
  await expect(account).toContainText("Язык отчёта: сербский · на других языках: английский, казахский");
  await account.getByRole("link", { name: "казахский" }).click();
  await expect(page).toHaveURL(/\/kk\/updates\/\d+$/);
});

test("a translation says so when its original has changed since, and shows that as well", async ({
  page,
}) => {
  const account = page.locator('article[data-party="kz"]');
  await open(page, `/kk${STATEMENT}/commitments/9-1`);
  await expect(account).toContainText("Бұл – 1-редакцияның аудармасы.");
  await expect(account.locator('[lang="kk"]', { hasText: "рейстер кестесін" })).toBeVisible();
  await expect(
    account.locator('[lang="en"]', { hasText: "one departure should leave an hour later" }),
  ).toBeVisible();
  await open(page, `/en${STATEMENT}/commitments/9-1`);
  await expect(account).not.toContainText("translation of edition");
});

test("every page says what it is in its own language", async ({ page }) => {
  const titles = new Map<string, string[]>();
  for (const locale of LOCALES) {
    for (const path of ["", "/areas/energy", `${STATEMENT}/clauses/6`, "/about", "/search", "/nowhere"]) {
      await open(page, `/${locale}${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
      titles.set(path, [...(titles.get(path) ?? []), await page.title()]);
    }
  }
  for (const [path, ofPage] of titles) expect([path, new Set(ofPage).size]).toEqual([path, LOCALES.length]);
});

test("dates and figures are the same in the browser as on the server", async ({ page }) => {
  await open(page, "/en");
  const runtime: Partial<Record<Locale, string>> = { en: "en-GB", ru: "ru" };
  for (const [locale, language] of Object.entries(runtime)) {
    const inBrowser = await page.evaluate((name) => {
      const options = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" } as const;
      return [
        new Intl.DateTimeFormat(name, options).format(Date.UTC(2026, 11, 10)).replace(" г.", "\u00a0г."),
        new Intl.NumberFormat(name, { maximumFractionDigits: 3 }).format(12_345.678),
      ];
    }, language);
    const onServer = [formatDate("2026-12-10", locale as Locale), formatNumber(12_345.678, locale as Locale)];
    expect(inBrowser).toEqual(onServer);
  }
});
