import { z } from "zod";

/** An empty variable means the same as none: compose files and CI settings often leave them blank. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must look like postgres://user:password@host:5432/name",
});

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

function isTestPortal(raw: { DATABASE_URL?: string; PORTAL_MODE?: string; HOST?: string }): boolean {
  return !raw.DATABASE_URL && raw.PORTAL_MODE !== "production" && LOOPBACK.includes(raw.HOST ?? "127.0.0.1");
}

const schema = z
  .object({
    DATABASE_URL: optional(postgresUrl),
    DATABASE_APPLICATION_URL: optional(postgresUrl),
    PORTAL_DATA: optional(z.string()),
    PORTAL_DATABASE_URL: optional(postgresUrl),
    PORTAL_DATABASE_ROLE: optional(z.string()),
    PORTAL_MODE: optional(z.enum(["demonstration", "production"])),
    PORTAL_URL: optional(z.url({ protocol: /^https?$/, error: "must look like https://portal.example.org" })),
    PORT: optional(z.coerce.number({ error: "must be a number" }).int().min(1).max(65535)),
    HOST: optional(z.string()),
    PORTAL_SECURITY_CONTACT: optional(
      z.url({
        protocol: /^(mailto|https|tel)$/,
        error: "must look like mailto:security@example.org or https://example.org/security",
      }),
    ),
    PORTAL_PROXY: optional(z.enum(["0", "1"], { error: "must be 0 or 1" })),
    AUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
    LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
    PORTAL_TEST_MESSAGES: optional(z.string()),
  })
  .refine((raw) => !raw.PORTAL_TEST_MESSAGES || isTestPortal(raw), {
    path: ["PORTAL_TEST_MESSAGES"],
    error: "is for tests only: of a demonstration that nobody reaches from another machine",
  })
  .transform((raw) => ({
    /** The operator's own database; without it the embedded one is used. */
    operatorDatabaseUrl: raw.DATABASE_URL,
    operatorApplicationUrl: raw.DATABASE_APPLICATION_URL,
    /** Where the embedded database, the secret and the mail lie. */
    dataDirectory: raw.PORTAL_DATA ?? ".data",
    /** How the application connects; set by the scripts once the database is ready. */
    databaseUrl: raw.PORTAL_DATABASE_URL,
    databaseRole: raw.PORTAL_DATABASE_ROLE,
    mode: raw.PORTAL_MODE ?? (raw.DATABASE_URL ? ("production" as const) : ("demonstration" as const)),
    port: raw.PORT ?? 3000,
    host: raw.HOST ?? "127.0.0.1",
    /** A proxy of the operator's stands in front and overwrites X-Forwarded-For: only then it is believed. */
    behindProxy: raw.PORTAL_PROXY === "1",
    /** The canonical address, without a slash at its end. */
    url: (raw.PORTAL_URL ?? `http://localhost:${raw.PORT ?? 3000}`).replace(/\/+$/, ""),
    /** Whether the operator named that address, or it is only where the portal listens. */
    isUrlGiven: raw.PORTAL_URL !== undefined,
    /** Where to report a weakness of the portal, as the operator wants it told in security.txt. */
    securityContact: raw.PORTAL_SECURITY_CONTACT,
    authSecret: raw.AUTH_SECRET,
    /** A file of messages that stand in the place of the English ones; no portal that others reach has it. */
    testMessages: raw.PORTAL_TEST_MESSAGES,
    logLevel: raw.LOG_LEVEL ?? ("info" as const),
  }));

export type Environment = z.output<typeof schema>;

/** A setting that cannot be used; the message is one sentence that names it. */
export class EnvironmentProblem extends Error {}

let parsed: Environment | undefined;

/**
 * The process's settings, read and checked at first use, so that a build needs none of them.
 * Throws an EnvironmentProblem that names each wrong variable.
 */
export function environment(): Environment {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new EnvironmentProblem(`A setting cannot be used: ${faults.join("; ")}.`);
  }
  parsed = result.data;
  return parsed;
}

/** What the scripts learn while they prepare the portal and the application then reads. */
export type ProvidedSettings = {
  PORTAL_DATABASE_URL?: string;
  PORTAL_DATABASE_ROLE?: string;
  PORTAL_MODE?: Environment["mode"];
  PORTAL_DATA?: string;
  AUTH_SECRET?: string;
  NODE_ENV?: "production" | "development";
};

/** Sets variables of this process and its children, and forgets what was parsed before. */
export function provideEnvironment(settings: ProvidedSettings): void {
  Object.assign(process.env, settings);
  parsed = undefined;
}
