import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  CONTENT_LANGUAGES,
  DECISIONS,
  EDITION_STATES,
  KINDS,
  type PartyCode,
  STATUSES,
  UPDATE_KINDS,
  type WaitingFor,
} from "@/db/vocabulary";
import { isOneOf } from "./checks";
import { commitments } from "./commitments";
import { institutions } from "./institutions";
import { people } from "./people";

/** One institution's account of one commitment. Its words are in its editions. */
export const updates = pgTable(
  "updates",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer().notNull(),
    /** Copy of the commitment's kind, held equal by foreign key, so that a constraint can rule the status. */
    commitmentKind: text({ enum: KINDS }).notNull(),
    institution: text().notNull(),
    party: text().$type<PartyCode>().notNull(),
    kind: text({ enum: UPDATE_KINDS }).notNull(),
    /** For `no-change`: the report of the same party that is confirmed. */
    confirmsId: integer(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      columns: [t.commitmentId, t.commitmentKind],
      foreignColumns: [commitments.id, commitments.kind],
      name: "updates_commitment",
    }).onUpdate("cascade"),
    foreignKey({
      columns: [t.institution, t.party],
      foreignColumns: [institutions.slug, institutions.party],
      name: "updates_institution",
    }),
    unique("updates_same_account").on(t.id, t.commitmentId, t.party),
    unique("updates_id_kinds").on(t.id, t.commitmentKind, t.kind),
    foreignKey({
      columns: [t.confirmsId, t.commitmentId, t.party],
      foreignColumns: [t.id, t.commitmentId, t.party],
      name: "updates_confirms_same_account",
    }),
    index("updates_commitment_party").on(t.commitmentId, t.party),
    index("updates_institution").on(t.institution),
    index("updates_confirms").on(t.confirmsId).where(sql`${t.confirmsId} is not null`),
    check("updates_kind", isOneOf(t.kind, UPDATE_KINDS)),
    check("updates_confirms", sql`(${t.kind} = 'no-change') = (${t.confirmsId} is not null)`),
  ],
);

/**
 * Copies of the update's columns, so that an index can hold a list in its order (docs/decisions). A trigger fills
 * them whatever is given (drizzle/…_lists_walk_an_index.sql); the default only lets an insert leave them out.
 */
function copies() {
  return {
    commitmentId: integer().notNull().default(sql`null`),
    institution: text().notNull().default(sql`null`),
    party: text().$type<PartyCode>().notNull().default(sql`null`),
  };
}

/** One version of an update. Only a draft or a returned edition is edited; a published one never. */
export const editions = pgTable(
  "editions",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    updateId: integer().notNull(),
    commitmentKind: text({ enum: KINDS }).notNull(),
    updateKind: text({ enum: UPDATE_KINDS }).notNull(),
    ...copies(),
    number: smallint().notNull(),
    state: text({ enum: EDITION_STATES }).notNull(),
    /** Grows with every save; a save that names an older one is refused. */
    revision: integer().notNull().default(1),
    language: text({ enum: CONTENT_LANGUAGES }).notNull(),
    /** The day for which the account is true. */
    asOf: date({ mode: "string" }).notNull(),
    status: text({ enum: STATUSES }),
    text: text().notNull().default(""),
    nextStep: text().notNull().default(""),
    nextStepOn: date({ mode: "string" }),
    waitingFor: text().$type<WaitingFor>(),
    waitingSince: date({ mode: "string" }),
    /** Why this edition replaces the one before; empty in a first edition. */
    changeNote: text().notNull().default(""),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    submittedAt: timestamp({ withTimezone: true }),
    publishedAt: timestamp({ withTimezone: true }),
    /** When it stopped being the public version: superseded or withdrawn. */
    endedAt: timestamp({ withTimezone: true }),
    withdrawalReason: text(),
  },
  (t) => [
    foreignKey({
      columns: [t.updateId, t.commitmentKind, t.updateKind],
      foreignColumns: [updates.id, updates.commitmentKind, updates.kind],
      name: "editions_update",
    }).onUpdate("cascade"),
    uniqueIndex("editions_number").on(t.updateId, t.number),
    uniqueIndex("editions_one_published").on(t.updateId).where(sql`${t.state} = 'published'`),
    uniqueIndex("editions_one_open")
      .on(t.updateId)
      .where(sql`${t.state} in ('draft', 'submitted', 'changes-requested')`),
    // Read backwards: drizzle's desc() puts nulls first, which an index of descending columns does not serve.
    index("editions_latest").on(t.publishedAt, t.id).where(sql`${t.state} = 'published'`),
    index("editions_of_commitment")
      .on(t.commitmentId, t.publishedAt, t.id)
      .where(sql`${t.state} in ('published', 'withdrawn')`),
    index("editions_of_institution")
      .on(t.institution, t.publishedAt, t.id)
      .where(sql`${t.state} in ('published', 'withdrawn')`),
    index("editions_of_account")
      .on(t.commitmentId, t.party, t.updateKind, t.asOf, t.publishedAt, t.updateId)
      .where(sql`${t.state} = 'published'`),
    index("editions_in_hand")
      .on(t.institution, t.savedAt, t.id)
      .where(sql`${t.state} in ('draft', 'submitted', 'changes-requested', 'rejected')`),
    index("editions_queue").on(t.submittedAt, t.id).where(sql`${t.state} = 'submitted'`),
    check("editions_state", isOneOf(t.state, EDITION_STATES)),
    check(
      "editions_status_fits_kind",
      sql`case
        when ${t.updateKind} = 'no-change' or ${t.commitmentKind} = 'declaration' then ${t.status} is null
        when ${t.status} is null then ${t.state} in ('draft', 'changes-requested')
        when ${t.status} = 'completed' then ${t.commitmentKind} = 'deliverable'
        else ${isOneOf(t.status, STATUSES)}
      end`,
    ),
    check(
      "editions_report_has_text",
      sql`${t.updateKind} = 'no-change' or ${t.state} = 'draft' or ${t.text} <> ''`,
    ),
    check(
      "editions_text_length",
      sql`length(${t.text}) <= 4000 and length(${t.nextStep}) <= 500 and length(${t.changeNote}) <= 500`,
    ),
    check("editions_waiting", sql`(${t.waitingFor} is null) = (${t.waitingSince} is null)`),
    check(
      "editions_withdrawal_has_reason",
      sql`(${t.state} = 'withdrawn') = (${t.withdrawalReason} is not null)`,
    ),
    check(
      "editions_published_at",
      sql`${t.state} not in ('published', 'superseded', 'withdrawn') or ${t.publishedAt} is not null`,
    ),
  ],
);

/** Everyone who wrote on an edition, so that nobody of them reviews it (four eyes). */
export const editionWriters = pgTable(
  "edition_writers",
  {
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.personId] })],
);

export const evidence = pgTable(
  "evidence",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    position: smallint().notNull(),
    url: text().notNull(),
    title: text().notNull(),
  },
  (t) => [
    uniqueIndex("evidence_position").on(t.editionId, t.position),
    check("evidence_url", sql`${t.url} ~ '^https?://' and length(${t.url}) <= 2000`),
    check("evidence_title", sql`length(${t.title}) between 1 and 200`),
  ],
);

export const reviews = pgTable(
  "reviews",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    reviewerId: uuid()
      .notNull()
      .references(() => people.id),
    decision: text({ enum: DECISIONS }).notNull(),
    /** Empty only for a publication. */
    reason: text().notNull(),
    decidedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("reviews_edition").on(t.editionId),
    check("reviews_decision", isOneOf(t.decision, DECISIONS)),
    check("reviews_reason", sql`${t.decision} = 'publish' or length(${t.reason}) between 1 and 2000`),
  ],
);

/** What an administrator of another party says about a submitted edition; it holds nothing back. */
export const counterpartNotes = pgTable(
  "counterpart_notes",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    party: text().$type<PartyCode>().notNull(),
    text: text().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("counterpart_notes_edition").on(t.editionId),
    check("counterpart_notes_text", sql`length(${t.text}) between 1 and 2000`),
  ],
);
