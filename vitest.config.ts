import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,components,content,db,domain,lib,scripts,server}/**/*.test.{ts,tsx}"],
    globalSetup: "./db/testing-server.ts",
    // What the operator's shell has set must not reach the tests; empty means the same as none.
    env: {
      LOG_LEVEL: "silent",
      PORTAL_URL: "",
      PORTAL_MODE: "",
      PORTAL_PROXY: "",
      PORT: "",
      DATABASE_URL: "",
    },
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["domain/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", ["text", { skipFull: true }]],
      thresholds: { lines: 95, branches: 90 },
    },
  },
});
