import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth, { CredentialsSignin } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { z } from "zod";
import { prepared } from "@/db/prepared";
import { institutions } from "@/db/schema/institutions";
import { people, sessions } from "@/db/schema/people";
import type { PartyCode, Role } from "@/db/vocabulary";
import { environment } from "@/lib/env";
import { isInvented } from "@/lib/invented";
import { verifyPassword } from "@/lib/password";
import { portalDatabase } from "@/lib/portal-database";
import { beginTry, forgetTry } from "@/lib/sign-in-tries";
import { isStorable } from "@/lib/text";

/** A session ends after this much silence, and after this much in all. */
const IDLE_LIMIT = "30 minutes";
const ABSOLUTE_LIMIT_SECONDS = 12 * 3600;
/** The row is touched at most this often, so that reading a page rarely writes. */
const TOUCH_AFTER_MILLISECONDS = 60_000;

/** Somebody signed in, as the database has them at this request. */
export type SignedIn = {
  id: string;
  name: string;
  email: string;
  role: Role;
  institution: string;
  party: PartyCode;
};

const credentials = z.object({
  email: z.string().max(254).refine(isStorable),
  password: z.string().max(128),
});

/** The name of a cookie of ours; `__Host-` needs TLS, which the canonical address tells. */
function cookieName(name: "session" | "callback-url"): string {
  return `${isSecure() ? "__Host-" : ""}portal.${name}`;
}

const isSecure = () => environment().url.startsWith("https:");

const { signIn, signOut } = NextAuth(() => {
  const secure = isSecure();
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
  return {
    secret: environment().authSecret,
    basePath: "/api/auth",
    trustHost: true,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: ABSOLUTE_LIMIT_SECONDS },
    cookies: {
      sessionToken: { name: cookieName("session"), options },
      // Nobody reads it, but next-auth sets it: at least under a name that no neighbour can set.
      callbackUrl: { name: cookieName("callback-url"), options },
    },
    logger: { error() {}, warn() {}, debug() {} },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(raw) {
          const given = credentials.safeParse(raw);
          const person = given.success ? await findByPassword(given.data) : null;
          return person && { id: await openSession(person.id) };
        },
      }),
    ],
    callbacks: {
      // The token carries a session id and nothing else: rights are read from the row at every request.
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
    },
  };
});

/** The person behind this request, or null: session open, not idle too long, person active. One query. */
export const currentPerson = cache(async (): Promise<SignedIn | null> => {
  const sid = await sessionId();
  return sid ? findBySession(sid) : null;
});

/** The person behind this request; anybody else goes to the sign-in page and back here afterwards. */
export async function requirePerson(locale: string, address: string): Promise<SignedIn> {
  return (await currentPerson()) ?? redirect(signInAddress(locale, address));
}

/** Where to sign in, and where to go then. */
export function signInAddress(locale: string, next: string): string {
  return `/${locale}/sign-in?next=${encodeURIComponent(next)}`;
}

/**
 * A page of this portal to go to after signing in; anything else, other hosts above all, is dropped, and
 * so is what no address of ours looks like: it goes into a header.
 */
export function safeNext(next: unknown, locale: string): string {
  const isOurs = typeof next === "string" && /^\/(en|kk|ru|sr|sr-Latn)\/[!-~]{0,490}$/.test(next);
  return isOurs && !/\\|\/\//.test(next) ? next : `/${locale}/desk`;
}

export type SignInOutcome = "open" | "wrong" | { blockedForMinutes: number };

/**
 * Checks e-mail and password and sets the cookie. After too many wrong tries none is taken for a while, the
 * right password neither, and nobody learns which addresses are known.
 */
export async function startSession(email: string, password: string): Promise<SignInOutcome> {
  const { authSecret } = environment();
  if (!authSecret) throw new Error("the portal was started without AUTH_SECRET");
  const db = portalDatabase();
  const who = { email, address: await clientAddress(), secret: authSecret, now: new Date() };
  const begun = await beginTry(db, who);
  if (begun.blocked) return { blockedForMinutes: begun.minutes };
  try {
    await signIn("credentials", { email, password, redirect: false, redirectTo: "/" });
  } catch (error) {
    if (error instanceof CredentialsSignin) return "wrong";
    throw error;
  }
  await forgetTry(db, begun.ids);
  return "open";
}

/** Where the client is, if a proxy in front tells; its own word is the last, before it others may have lied. */
async function clientAddress(): Promise<string | null> {
  if (!environment().behindProxy) return null;
  return (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;
}

/** Ends the session in the database first, so that a copied cookie is worth nothing, then takes the cookie. */
export async function endSession(): Promise<void> {
  const sid = await sessionId();
  if (sid) {
    const row = eq(sessions.idHash, hashOf(sid));
    await portalDatabase().update(sessions).set({ revokedAt: new Date() }).where(row);
  }
  await signOut({ redirect: false });
}

/** Cookies that were opened a moment ago, with what stood in them. */
const opened = new LRUCache<string, string>({ max: 1_000, ttl: 5 * 60_000 });

/**
 * The session that the cookie names, or null. Opening the cookie costs more than all else about a session, so it
 * is done once; whether the session still holds, its row tells at every request.
 */
async function sessionId(): Promise<string | null> {
  const name = cookieName("session");
  const token = (await cookies()).get(name)?.value ?? "";
  const known = opened.get(token);
  if (known !== undefined || token === "") return known ?? null;
  const secret = environment().authSecret ?? "";
  const content = await decode({ token, secret, salt: name }).catch(() => null);
  if (typeof content?.sid !== "string") return null;
  opened.set(token, content.sid);
  return content.sid;
}

function hashOf(sid: string): string {
  return createHash("sha256").update(sid).digest("hex");
}

async function openSession(personId: string): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  await portalDatabase()
    .insert(sessions)
    .values({ idHash: hashOf(sid), personId });
  return sid;
}

/** A database that has been a demonstration may still hold its people. */
function isBarred(email: string): boolean {
  return environment().mode !== "demonstration" && isInvented(email);
}

async function findByPassword(given: { email: string; password: string }) {
  const [person] = await portalDatabase()
    .select({ id: people.id, email: people.email, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.email, given.email.trim().toLowerCase()), eq(people.active, true)));
  // An unknown address costs the same time as a wrong password.
  const fits = await verifyPassword(person?.passwordHash ?? null, given.password);
  return fits && person && !isBarred(person.email) ? person : null;
}

const findOpenSession = prepared((db, { idHash }: { idHash: string }) =>
  db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      institution: people.institution,
      party: institutions.party,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(institutions, eq(institutions.slug, people.institution))
    .where(
      and(
        eq(sessions.idHash, idHash),
        isNull(sessions.revokedAt),
        eq(people.active, true),
        gt(sessions.lastSeenAt, sql`now() - interval '${sql.raw(IDLE_LIMIT)}'`),
        gt(sessions.createdAt, sql`now() - make_interval(secs => ${ABSOLUTE_LIMIT_SECONDS})`),
      ),
    ),
);

async function findBySession(sid: string): Promise<SignedIn | null> {
  const idHash = hashOf(sid);
  const [row] = await findOpenSession(portalDatabase(), { idHash });
  if (!row || isBarred(row.email)) return null;
  const { lastSeenAt, ...person } = row;
  if (Date.now() - lastSeenAt.getTime() > TOUCH_AFTER_MILLISECONDS) {
    await portalDatabase()
      .update(sessions)
      .set({ lastSeenAt: new Date() })
      .where(eq(sessions.idHash, idHash));
  }
  return person;
}
