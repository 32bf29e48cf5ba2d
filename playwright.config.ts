import { defineConfig, devices } from "@playwright/test";

/** Chromium must not call home: tests run on machines without a network. */
const OFFLINE = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/** `npm test` starts a portal for the journeys; alone, they run against the one at PORTAL_URL. */
export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.PORTAL_URL ?? "http://localhost:3000",
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [...OFFLINE, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
  projects: [
    { name: "wide", use: { viewport: { width: 1280, height: 900 } } },
    {
      name: "narrow",
      testMatch: /reader\.spec\.ts$/,
      use: { viewport: { width: 320, height: 700 } },
    },
  ],
});
