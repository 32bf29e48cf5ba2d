import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EnvironmentProblem, environment, provideEnvironment } from "./env";

/** Reads these settings as a process does that was started with them. */
function read(settings: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  provideEnvironment({});
  return environment();
}

beforeEach(() => {
  vi.stubEnv("HOST", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  provideEnvironment({});
});

describe("messages for tests", () => {
  const PORTAL_TEST_MESSAGES = "/tmp/messages.json";

  it.each([{}, { HOST: "127.0.0.1" }, { HOST: "::1" }, { PORTAL_MODE: "demonstration" }])(
    "are read by a demonstration on this machine alone: %o",
    (settings) => {
      expect(read({ PORTAL_TEST_MESSAGES, ...settings }).testMessages).toBe(PORTAL_TEST_MESSAGES);
    },
  );
  it.each([
    { HOST: "0.0.0.0" },
    { HOST: "portal.example.org" },
    { PORTAL_MODE: "production" },
    { DATABASE_URL: "postgres://a:b@127.0.0.1/c" },
    { DATABASE_URL: "postgres://a:b@127.0.0.1/c", PORTAL_MODE: "demonstration" },
  ])("stop any other portal before it serves anybody: %o", (settings) => {
    expect(() => read({ PORTAL_TEST_MESSAGES, ...settings })).toThrow(EnvironmentProblem);
    expect(() => read({ PORTAL_TEST_MESSAGES: "", ...settings })).not.toThrow();
  });
});
