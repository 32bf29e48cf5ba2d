import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ROLES } from "@/db/vocabulary";
import { isOneOf } from "./checks";
import { institutions } from "./institutions";

export const people = pgTable(
  "people",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Lower-cased; the name to sign in with. */
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    institution: text()
      .notNull()
      .references(() => institutions.slug),
    /** argon2id; null for a person who cannot sign in with a password. */
    passwordHash: text(),
    active: boolean().notNull().default(true),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("people_email").on(t.email),
    check("people_email_lower", sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`),
    check("people_role", isOneOf(t.role, ROLES)),
  ],
);

/** A signed-in browser. The cookie names the row; every request reads it. */
export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the random id that the cookie carries: a leaked backup opens no session. */
    idHash: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index("sessions_person").on(t.personId)],
);

/** What a person had typed when their session turned out to be over; given back after signing in again. */
export const keptForms = pgTable(
  "kept_forms",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    address: text().notNull(),
    values: jsonb().$type<Record<string, string[]>>().notNull(),
    keptAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.address] })],
);

/** One row per form that had its effect: the same form sent twice finds the first outcome here. */
export const handledForms = pgTable(
  "handled_forms",
  {
    nonce: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    command: text().notNull(),
    outcome: jsonb().$type<unknown>(),
    handledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("handled_forms_handled_at").on(t.handledAt)],
);
