import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,components,content,db,domain,lib,scripts,server}/**/*.test.{ts,tsx}"],
    globalSetup: "./db/testing-server.ts",
    env: { LOG_LEVEL: "silent" },
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
