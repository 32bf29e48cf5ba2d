import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  INSTITUTION_ROLES,
  KINDS,
  type LocalizedText,
  type PartyCode,
  PICTURES,
  STATUSES,
  type WaitingFor,
} from "@/db/vocabulary";
import { areas } from "./areas";
import { isOneOf } from "./checks";
import { institutions } from "./institutions";
import { clauses } from "./statements";

export const commitments = pgTable(
  "commitments",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    statement: text().notNull(),
    clause: integer().notNull(),
    /** The `2` of commitment 6.2. */
    ordinal: smallint().notNull(),
    kind: text({ enum: KINDS }).notNull(),
    title: jsonb().$type<LocalizedText>().notNull(),
    summary: jsonb().$type<LocalizedText>().notNull(),
    /** Days between two confirmations before a party's account is due; the same for both parties. */
    reportingCycle: smallint().notNull().default(90),
    /** While set, nobody is due; readers see since when and why. */
    pausedOn: date({ mode: "string" }),
    pauseReason: jsonb().$type<LocalizedText>(),
    picture: text({ enum: PICTURES }),
  },
  (t) => [
    foreignKey({ columns: [t.statement, t.clause], foreignColumns: [clauses.statement, clauses.number] }),
    uniqueIndex("commitments_reference").on(t.statement, t.clause, t.ordinal),
    // Target of the foreign keys that carry the kind down to each edition's constraint.
    unique("commitments_id_kind").on(t.id, t.kind),
    check("commitments_kind", isOneOf(t.kind, KINDS)),
    check("commitments_reporting_cycle", sql`${t.reportingCycle} between 1 and 3660`),
    check("commitments_pause_has_reason", sql`(${t.pausedOn} is null) = (${t.pauseReason} is null)`),
  ],
);

export const commitmentAreas = pgTable(
  "commitment_areas",
  {
    commitmentId: integer()
      .notNull()
      .references(() => commitments.id, { onDelete: "cascade" }),
    area: text()
      .notNull()
      .references(() => areas.slug),
  },
  (t) => [primaryKey({ columns: [t.commitmentId, t.area] }), index("commitment_areas_area").on(t.area)],
);

export const commitmentInstitutions = pgTable(
  "commitment_institutions",
  {
    commitmentId: integer()
      .notNull()
      .references(() => commitments.id, { onDelete: "cascade" }),
    institution: text()
      .notNull()
      .references(() => institutions.slug),
    role: text({ enum: INSTITUTION_ROLES }).notNull(),
    /** `content` rows follow the content files; a party's list with an `administrator` row is people's, whole. */
    origin: text({ enum: ["content", "administrator"] })
      .notNull()
      .default("content"),
  },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.institution] }),
    index("commitment_institutions_institution").on(t.institution),
    check("commitment_institutions_role", isOneOf(t.role, INSTITUTION_ROLES)),
  ],
);

/**
 * A cache, one row per commitment and party: what follows from the party's published updates. It is
 * recomputed by domain/updates/rules.ts `deriveAccount` in the transaction of every publication and withdrawal.
 */
export const accounts = pgTable(
  "accounts",
  {
    commitmentId: integer()
      .notNull()
      .references(() => commitments.id, { onDelete: "cascade" }),
    party: text().$type<PartyCode>().notNull(),
    /** The report whose edition is the party's word now; no foreign key, as updates point here. */
    reportId: integer(),
    status: text({ enum: STATUSES }),
    /** The day the party's account is true for: the report's, or that of a later "no change". */
    confirmedOn: date({ mode: "string" }),
    waitingFor: text().$type<WaitingFor>(),
    waitingSince: date({ mode: "string" }),
    publishedAt: timestamp({ withTimezone: true }),
    publishedCount: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.commitmentId, t.party] })],
);
