import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Emblem } from "@/components/ui/emblem";
import files from "@/lib/fonts.json";
import { loadMessages } from "@/lib/i18n/messages";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import { findChromium } from "@/scripts/chromium";

// Draws the portal's pictures: `node scripts/run.mjs scripts/pictures.ts` writes public/pictures and
// public/favicon.ico anew, from the emblem, the typefaces and the messages. What it writes is committed.

const OUTPUT = "public/pictures";
const ICON_SIZES = [180, 192, 512];
const FAVICON_SIZE = 32;

const EMBLEM = renderToStaticMarkup(createElement(Emblem))
  .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
  .replace(/ (?:class|aria-hidden)="[^"]*"/g, "");

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });
await write("emblem.svg", EMBLEM);
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const fontFaces = await readFonts();
for (const locale of LOCALES) await write(`${locale}.png`, await draw(browser, card(locale), 1200, 630));
for (const size of ICON_SIZES) await write(`emblem-${size}.png`, await draw(browser, icon(size), size, size));
const favicon = await draw(browser, `<style>*{margin:0}svg{width:100vw}</style>${EMBLEM}`, 32, 32);
await writeFile("public/favicon.ico", Buffer.concat([icoHead(favicon.length), favicon]));
await browser.close();

async function write(name: string, content: string | Buffer): Promise<void> {
  await writeFile(join(OUTPUT, name), content);
  console.log(`${name}: ${content.length} bytes`);
}

async function draw(within: Browser, html: string, width: number, height: number): Promise<Buffer> {
  const page = await within.newPage({ viewport: { width, height } });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

/** What a network shows of a link to the portal: its name and what it is, over the band of both sides' colours. */
function card(locale: Locale): string {
  const { name, tagline } = loadMessages(locale).portal;
  return `<html lang="${locale}"><style>${fontFaces}
    body { margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 72px 96px; background: #f8f7f3; color: #1a2430 }
    body { display: flex; flex-direction: column; border-top: 20px solid; border-image: linear-gradient(to right,
      #00a3c4 calc(50% - 20px), #f4c20d calc(50% - 20px) calc(50% + 20px), #c6363c calc(50% + 20px)) 20 }
    svg { flex: none; width: 128px; height: 128px; margin-left: -12px }
    h1 { margin: 36px 0 0; font: 600 68px/1.12 serif-latin, serif-latin-ext, serif-cyrillic, serif-cyrillic-ext }
    p { margin: 28px 0 0; color: #434e5a; font: 36px/1.4 sans-latin, sans-latin-ext, sans-cyrillic, sans-cyrillic-ext }
    </style><body>${EMBLEM}<h1>${name}</h1><p>${tagline}</p></body></html>`;
}

/** On a ground of its own, with room around it: some screens cut icons round. */
function icon(size: number): string {
  const style = `*{margin:0}body{background:#f8f7f3;display:grid;place-items:center;height:${size}px}svg{width:62vw}`;
  return `<style>${style}</style><body>${EMBLEM}</body>`;
}

/** The typefaces inside the page, which may load nothing. */
async function readFonts(): Promise<string> {
  const faces = Object.entries(files).map(async ([name, address]) => {
    const font = await readFile(join("public", address), "base64");
    return `@font-face { font-family: ${name}; font-weight: 400 700; src: url("data:font/woff2;base64,${font}") }`;
  });
  return (await Promise.all(faces)).join("\n");
}

/** The head of an icon file that holds one PNG of so many bytes. */
function icoHead(bytes: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(FAVICON_SIZE, 6);
  head.writeUInt8(FAVICON_SIZE, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(bytes, 14);
  head.writeUInt32LE(head.length, 18);
  return head;
}
