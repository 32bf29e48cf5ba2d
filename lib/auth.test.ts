import { beforeEach, describe, expect, it, vi } from "vitest";
import { currentPerson, safeNext, startSession } from "@/lib/auth";

const portal = vi.hoisted(() => ({
  behindProxy: false,
  tries: [] as { address: string | null }[],
  blocked: false,
  forgotten: [] as unknown[],
  cookie: "",
  decoded: [] as string[],
  asked: 0,
  row: null as object | null,
}));

vi.mock("next-auth", () => {
  class CredentialsSignin extends Error {}
  const signIn = async (_: string, given: { password: string }) => {
    if (given.password !== "right") throw new CredentialsSignin();
  };
  return { CredentialsSignin, default: () => ({ auth: () => null, signIn, signOut: () => {} }) };
});
vi.mock("next-auth/jwt", () => ({
  decode: async ({ token }: { token: string }) => {
    portal.decoded.push(token);
    if (token === "forged") throw new Error("no matching decryption secret");
    return token === "empty" ? {} : { sid: `session of ${token}` };
  },
}));
vi.mock("next-auth/providers/credentials", () => ({ default: () => ({}) }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (name === "portal.session" ? { value: portal.cookie } : undefined),
  }),
  headers: async () => new Headers({ "x-forwarded-for": "203.0.113.9, 192.0.2.1" }),
}));
vi.mock("@/lib/env", () => ({
  environment: () => ({
    authSecret: "x".repeat(32),
    url: "http://localhost",
    behindProxy: portal.behindProxy,
  }),
}));
vi.mock("@/lib/portal-database", () => ({ portalDatabase: () => ({}) }));
// The one prepared query here is that for an open session: it finds the row that the test has put there.
vi.mock("@/db/prepared", () => ({
  prepared: () => async () => {
    portal.asked += 1;
    return portal.row ? [portal.row] : [];
  },
}));
vi.mock("@/lib/sign-in-tries", () => ({
  beginTry: async (_: unknown, trying: { address: string | null }) => {
    portal.tries.push(trying);
    return portal.blocked ? { blocked: true, minutes: 7 } : { blocked: false, ids: [1, 2] };
  },
  forgetTry: async (_: unknown, ids: unknown) => portal.forgotten.push(ids),
}));

beforeEach(() => {
  Object.assign(portal, {
    behindProxy: false,
    tries: [],
    blocked: false,
    forgotten: [],
    decoded: [],
    asked: 0,
  });
});

describe("where to go after signing in", () => {
  it.each([
    "/en/desk/updates/3",
    "/sr-Latn/admin?done=published",
    "/kk/desk/statements/kz-rs-2026/commitments/6-2#write",
  ])("%s is a page of the portal", (next) => {
    expect(safeNext(next, "ru")).toBe(next);
  });

  it.each([
    undefined,
    ["/en/desk", "/en/admin"],
    "https://example.org/",
    "//example.org/en/desk",
    "/en//example.org",
    "/en/\\example.org",
    "/xx/desk",
    "/en/desk\r\nset-cookie: a=b",
    "/en/desk\u0000",
    "/en/стол",
    "/en/desk\u202e",
    `/en/${"a".repeat(500)}`,
  ])("%j is not", (next) => {
    expect(safeNext(next, "ru")).toBe("/ru/desk");
  });
});

describe("signing in", () => {
  it("takes a try back only when it turned out well", async () => {
    expect(await startSession("a@example.org", "wrong")).toBe("wrong");
    expect(portal.forgotten).toEqual([]);
    expect(await startSession("a@example.org", "right")).toBe("open");
    expect(portal.forgotten).toEqual([[1, 2]]);
  });

  it("is refused after too many tries, with the right password too", async () => {
    portal.blocked = true;
    expect(await startSession("a@example.org", "right")).toEqual({ blockedForMinutes: 7 });
  });

  it("believes in the client's address only from a proxy in front, and only its last word", async () => {
    await startSession("a@example.org", "right");
    portal.behindProxy = true;
    await startSession("a@example.org", "right");
    expect(portal.tries.map(({ address }) => address)).toEqual([null, "192.0.2.1"]);
  });
});

describe("who is behind a request", () => {
  const row = { id: "1", email: "a@b.kz", lastSeenAt: new Date() };
  const ask = async (cookie: string, found: object | null) => {
    Object.assign(portal, { cookie, row: found });
    return currentPerson();
  };

  it("is read from the session's row each time, although the cookie is opened once", async () => {
    expect(await ask("first", row)).toMatchObject({ id: "1" });
    expect(await ask("first", row)).toMatchObject({ id: "1" });
    expect(await ask("first", null)).toBeNull();
    expect([portal.decoded, portal.asked]).toEqual([["first"], 3]);
  });

  it.each(["", "forged", "empty"])(
    "is nobody with the cookie %j, and no row is asked for",
    async (cookie) => {
      expect(await ask(cookie, row)).toBeNull();
      expect(portal.asked).toBe(0);
    },
  );
});
