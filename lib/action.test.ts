import { beforeEach, describe, expect, it, vi } from "vitest";
import { submitForm } from "@/lib/action";
import { type FormState, UNTOUCHED } from "@/lib/form-state";
import { sealForm, sealWordlessForm } from "@/lib/seal";

const PASSWORD = "a first password to hand over";
const PERSON = {
  id: "p1",
  name: "N",
  email: "e",
  role: "administrator",
  institution: "i",
  party: "kz",
} as const;

const portal = vi.hoisted(() => ({ signedIn: true, kept: [] as unknown[], forgotten: [] as unknown[] }));

vi.mock("next/cache", () => ({ updateTag: () => {} }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ referer: "http://localhost/kk/admin/people?done=added" }),
}));
vi.mock("next/navigation", () => ({
  redirect: (address: string) => {
    throw new Error(`to ${address}`);
  },
}));
vi.mock("next-intl/server", () => ({
  getTranslations: async ({ locale, namespace }: { locale: string; namespace?: string }) => {
    return (key: string) => `${locale} ${namespace ? `${namespace}.` : ""}${key}`;
  },
}));
vi.mock("@/lib/env", () => ({ environment: () => ({ authSecret: "x".repeat(32), logLevel: "silent" }) }));
vi.mock("@/lib/portal-database", () => ({ portalDatabase: () => null }));
vi.mock("@/lib/auth", () => ({
  currentPerson: async () => (portal.signedIn ? PERSON : null),
  signInAddress: () => "/en/sign-in",
}));
vi.mock("@/lib/kept-form", () => ({
  keepForm: async (...given: unknown[]) => portal.kept.push(given),
  forgetForm: async (_tx: unknown, ...given: unknown[]) => portal.forgotten.push(given),
}));

beforeEach(() => {
  portal.signedIn = true;
  portal.kept = [];
  portal.forgotten = [];
});

const ADDRESS = "/en/admin/people";

function filledForm(seal = sealForm(PERSON, ADDRESS)): FormData {
  const form = new FormData();
  form.set("form", seal);
  form.set("email", "new@example.org");
  form.set("password", PASSWORD);
  form.set("newPassword", PASSWORD);
  return form;
}

type Asking = Parameters<Parameters<typeof submitForm>[2]["command"]>[0];
type Given = Parameters<Parameters<typeof submitForm>[2]["command"]>[1];
type Answer = Awaited<ReturnType<Parameters<typeof submitForm>[2]["command"]>>;

function send(
  answer: Answer,
  given: Given[] = [],
  form = filledForm(),
  before: FormState | null = UNTOUCHED,
) {
  const command = async ({ db, alongside }: Asking, raw: Given) => {
    given.push(raw);
    if (answer.ok) await alongside?.(db);
    return answer;
  };
  return submitForm(before, form, {
    command,
    next: () => "/en/done",
    describeStored: async (stored, typed, locale) => [
      { name: "email", label: locale, text: `${stored.email} for ${typed.email?.[0]}` },
    ],
  });
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
    expect(state.errors).toEqual({ password: "en errors.password-too-short" });
    expect(portal.kept).toEqual([]);
  });

  it("is not kept when the state of things refuses the form", async () => {
    const state = await send(IMPOSSIBLE);
    expect(JSON.stringify([state, portal.kept])).not.toContain(PASSWORD);
    expect(portal.kept).toEqual([["p1", "/en/admin/people", { email: ["new@example.org"] }]]);
  });

  it("is not kept when a right has gone, nor when the session has ended", async () => {
    await send({ ok: false, reason: "forbidden" });
    portal.signedIn = false;
    await expect(send(INVALID)).rejects.toThrow("to /en/sign-in");
    expect(portal.kept).toHaveLength(2);
    expect(JSON.stringify(portal.kept)).not.toContain(PASSWORD);
  });
});

describe("a refusal", () => {
  it.each(["forbidden", "not-found"] as const)(
    "%s comes back with the words, which are kept too",
    async (reason) => {
      const state = await send({ ok: false, reason });
      expect(state).toEqual({
        attempt: 1,
        values: { email: ["new@example.org"] },
        errors: {},
        message: `en refusals.${reason}`,
        revision: null,
        stored: null,
      });
      expect(portal.kept).toEqual([["p1", ADDRESS, { email: ["new@example.org"] }]]);
    },
  );

  it.each(["", "forged", `${sealForm(PERSON, ADDRESS)}x`])(
    "of a form with the seal %j comes back in the page's language, and nothing is kept",
    async (seal) => {
      const given: Given[] = [];
      const state = await send(INVALID, given, filledForm(seal));
      expect(state).toMatchObject({
        message: "kk refusals.unrecognised",
        values: { email: ["new@example.org"] },
      });
      expect([given, portal.kept]).toEqual([[], []]);
    },
  );

  it("after a conflict describes what is stored, and names its revision", async () => {
    const state = await send({ ok: false, reason: "outdated", revision: 7, current: { email: "theirs" } });
    expect(state).toMatchObject({
      message: "en refusals.outdated",
      revision: 7,
      stored: [{ name: "email", label: "en", text: "theirs for new@example.org" }],
    });
  });

  it.each([null, {}, { attempt: "x" }, { attempt: { valueOf: 1 } }, { attempt: Number.NaN }])(
    "counts from the start where the state before is %j",
    async (before) => {
      const state = await send(INVALID, [], filledForm(), before as unknown as FormState);
      expect(state.attempt).toBe(1);
    },
  );

  it("is a value whatever the fields are called", async () => {
    const form = filledForm();
    for (const name of ["constructor", "toString", "__proto__"]) form.set(name, "typed");
    expect((await send(INVALID, [], form)).values).toMatchObject({
      constructor: ["typed"],
      toString: ["typed"],
    });
  });
});

describe("a form without words", () => {
  it("neither replaces nor forgets what is kept for the writing form of its page", async () => {
    const form = () => filledForm(sealWordlessForm(PERSON, ADDRESS));
    await send(IMPOSSIBLE, [], form());
    await send({ ok: false, reason: "forbidden" }, [], form());
    portal.signedIn = false;
    await expect(send(INVALID, [], form())).rejects.toThrow("to /en/sign-in");
    portal.signedIn = true;
    await expect(send({ ok: true, value: null, touched: [] }, [], form())).rejects.toThrow("to /en/done");
    expect([portal.kept, portal.forgotten]).toEqual([[], []]);
    await expect(send({ ok: true, value: null, touched: [] })).rejects.toThrow("to /en/done");
    expect(portal.forgotten).toEqual([["p1", ADDRESS]]);
  });
});
