import { beforeEach, describe, expect, it, vi } from "vitest";
import { submitForm } from "@/lib/action";
import { UNTOUCHED } from "@/lib/form-state";
import { sealForm } from "@/lib/seal";

const PASSWORD = "a first password to hand over";
const PERSON = {
  id: "p1",
  name: "N",
  email: "e",
  role: "administrator",
  institution: "i",
  party: "kz",
} as const;

const portal = vi.hoisted(() => ({ signedIn: true, kept: [] as unknown[] }));

vi.mock("next/cache", () => ({ updateTag: () => {} }));
vi.mock("next/navigation", () => ({
  redirect: (address: string) => {
    throw new Error(`to ${address}`);
  },
  forbidden: () => {
    throw new Error("forbidden");
  },
  notFound: () => {},
}));
vi.mock("next-intl/server", () => ({ getTranslations: async () => (key: string) => key }));
vi.mock("@/lib/env", () => ({ environment: () => ({ authSecret: "x".repeat(32), logLevel: "silent" }) }));
vi.mock("@/lib/portal-database", () => ({ portalDatabase: () => null }));
vi.mock("@/lib/auth", () => ({
  currentPerson: async () => (portal.signedIn ? PERSON : null),
  signInAddress: () => "/en/sign-in",
}));
vi.mock("@/lib/kept-form", () => ({
  keepForm: async (...given: unknown[]) => portal.kept.push(given),
  forgetForm: async () => {},
}));

beforeEach(() => {
  portal.signedIn = true;
  portal.kept = [];
});

function filledForm(): FormData {
  const form = new FormData();
  form.set("form", sealForm(PERSON, "/en/admin/people"));
  form.set("email", "new@example.org");
  form.set("password", PASSWORD);
  form.set("newPassword", PASSWORD);
  return form;
}

type Given = Parameters<Parameters<typeof submitForm>[2]["command"]>[1];
type Answer = Awaited<ReturnType<Parameters<typeof submitForm>[2]["command"]>>;

function send(answer: Answer, given: Given[] = []) {
  const command = async (_context: unknown, raw: Given) => {
    given.push(raw);
    return answer;
  };
  return submitForm(UNTOUCHED, filledForm(), { command, next: () => "/en/done" });
}

const INVALID: Answer = {
  ok: false,
  reason: "invalid",
  issues: [{ field: "password", message: "password-too-short", values: {} }],
};
const IMPOSSIBLE: Answer = { ok: false, reason: "impossible", message: "lead-needed" };

describe("a password in a form", () => {
  it("reaches the command", async () => {
    const given: Given[] = [];
    await expect(send({ ok: true, value: null, touched: [] }, given)).rejects.toThrow("to /en/done");
    expect(given).toEqual([expect.objectContaining({ email: "new@example.org", password: PASSWORD })]);
  });

  it("does not come back with a refused form, whose other words do", async () => {
    const state = await send(INVALID);
    expect(state.values).toEqual({ email: ["new@example.org"] });
    expect(state.errors).toEqual({ password: "errors.password-too-short" });
    expect(portal.kept).toEqual([]);
  });

  it("is not kept when the state of things refuses the form", async () => {
    const state = await send(IMPOSSIBLE);
    expect(JSON.stringify([state, portal.kept])).not.toContain(PASSWORD);
    expect(portal.kept).toEqual([["p1", "/en/admin/people", { email: ["new@example.org"] }]]);
  });

  it("is not kept when a right has gone, nor when the session has ended", async () => {
    await expect(send({ ok: false, reason: "forbidden" })).rejects.toThrow("forbidden");
    portal.signedIn = false;
    await expect(send(INVALID)).rejects.toThrow("to /en/sign-in");
    expect(portal.kept).toHaveLength(2);
    expect(JSON.stringify(portal.kept)).not.toContain(PASSWORD);
  });
});
