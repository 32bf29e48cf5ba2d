CREATE TABLE "areas" (
	"slug" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"lead" boolean NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"commitment_id" integer NOT NULL,
	"party" text NOT NULL,
	"report_id" integer,
	"status" text,
	"confirmed_on" date,
	"waiting_for" text,
	"waiting_since" date,
	"published_at" timestamp with time zone,
	"published_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "accounts_commitment_id_party_pk" PRIMARY KEY("commitment_id","party")
);
--> statement-breakpoint
CREATE TABLE "commitment_areas" (
	"commitment_id" integer NOT NULL,
	"area" text NOT NULL,
	CONSTRAINT "commitment_areas_commitment_id_area_pk" PRIMARY KEY("commitment_id","area")
);
--> statement-breakpoint
CREATE TABLE "commitment_institutions" (
	"commitment_id" integer NOT NULL,
	"institution" text NOT NULL,
	"role" text NOT NULL,
	"origin" text DEFAULT 'content' NOT NULL,
	CONSTRAINT "commitment_institutions_commitment_id_institution_pk" PRIMARY KEY("commitment_id","institution"),
	CONSTRAINT "commitment_institutions_role" CHECK ("commitment_institutions"."role" in ('lead', 'supporting'))
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"statement" text NOT NULL,
	"clause" integer NOT NULL,
	"ordinal" smallint NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"reporting_cycle" smallint DEFAULT 90 NOT NULL,
	"paused_on" date,
	"pause_reason" jsonb,
	CONSTRAINT "commitments_id_kind" UNIQUE("id","kind"),
	CONSTRAINT "commitments_kind" CHECK ("commitments"."kind" in ('deliverable', 'process', 'standing', 'declaration')),
	CONSTRAINT "commitments_reporting_cycle" CHECK ("commitments"."reporting_cycle" between 1 and 3660),
	CONSTRAINT "commitments_pause_has_reason" CHECK (("commitments"."paused_on" is null) = ("commitments"."pause_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "indicator_commitments" (
	"indicator" text NOT NULL,
	"commitment_id" integer NOT NULL,
	CONSTRAINT "indicator_commitments_indicator_commitment_id_pk" PRIMARY KEY("indicator","commitment_id")
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"slug" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"name" jsonb NOT NULL,
	"unit" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" text PRIMARY KEY NOT NULL,
	"indicator" text NOT NULL,
	"period" text NOT NULL,
	"value" double precision NOT NULL,
	"target" boolean NOT NULL,
	"reported_by" text,
	"reporter" jsonb NOT NULL,
	"certainty" text NOT NULL,
	"note" jsonb,
	"source" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"slug" text PRIMARY KEY NOT NULL,
	"party" text NOT NULL,
	"name" jsonb NOT NULL,
	"name_review" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"website" text,
	"source_url" text,
	"note" text,
	CONSTRAINT "institutions_slug_party" UNIQUE("slug","party")
);
--> statement-breakpoint
CREATE TABLE "milestone_clauses" (
	"milestone_id" text NOT NULL,
	"statement" text NOT NULL,
	"clause" integer NOT NULL,
	CONSTRAINT "milestone_clauses_milestone_id_statement_clause_pk" PRIMARY KEY("milestone_id","statement","clause")
);
--> statement-breakpoint
CREATE TABLE "milestone_commitments" (
	"milestone_id" text NOT NULL,
	"commitment_id" integer NOT NULL,
	CONSTRAINT "milestone_commitments_milestone_id_commitment_id_pk" PRIMARY KEY("milestone_id","commitment_id")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"kind" text NOT NULL,
	"date" text NOT NULL,
	"planned" boolean NOT NULL,
	"certainty" text NOT NULL,
	"title" jsonb NOT NULL,
	"note" jsonb,
	"source" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handled_forms" (
	"nonce" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"command" text NOT NULL,
	"outcome" jsonb,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_forms" (
	"person_id" uuid NOT NULL,
	"address" text NOT NULL,
	"values" jsonb NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kept_forms_person_id_address_pk" PRIMARY KEY("person_id","address")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"institution" text NOT NULL,
	"password_hash" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email") and length("people"."email") <= 254),
	CONSTRAINT "people_role" CHECK ("people"."role" in ('official', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "publication_log" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publication_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"record" text NOT NULL,
	CONSTRAINT "publication_log_action" CHECK ("publication_log"."action" in ('publication', 'supersession', 'withdrawal', 'correction'))
);
--> statement-breakpoint
CREATE TABLE "clauses" (
	"statement" text NOT NULL,
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	"official_text" text NOT NULL,
	"comparable_text" text NOT NULL,
	CONSTRAINT "clauses_statement_number_pk" PRIMARY KEY("statement","number"),
	CONSTRAINT "clauses_number_positive" CHECK ("clauses"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "content_loads" (
	"name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parties" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"full_name" jsonb NOT NULL,
	"side" jsonb NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_parties" (
	"statement" text NOT NULL,
	"party" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "statement_parties_statement_party_pk" PRIMARY KEY("statement","party")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"slug" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"place" jsonb NOT NULL,
	"signed_on" date NOT NULL,
	"source_publisher" text NOT NULL,
	"source_url" text NOT NULL,
	"source_accessed_on" date NOT NULL,
	"language" text NOT NULL,
	"lead_in" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counterpart_notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "counterpart_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"party" text NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counterpart_notes_text" CHECK (length("counterpart_notes"."text") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "edition_writers" (
	"edition_id" integer NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "edition_writers_edition_id_person_id_pk" PRIMARY KEY("edition_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "editions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"update_id" integer NOT NULL,
	"commitment_kind" text NOT NULL,
	"update_kind" text NOT NULL,
	"number" smallint NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"language" text NOT NULL,
	"as_of" date NOT NULL,
	"status" text,
	"text" text DEFAULT '' NOT NULL,
	"next_step" text DEFAULT '' NOT NULL,
	"next_step_on" date,
	"waiting_for" text,
	"waiting_since" date,
	"change_note" text DEFAULT '' NOT NULL,
	"author_id" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"withdrawal_reason" text,
	CONSTRAINT "editions_state" CHECK ("editions"."state" in ('draft', 'submitted', 'changes-requested', 'published', 'superseded', 'rejected', 'withdrawn')),
	CONSTRAINT "editions_status_fits_kind" CHECK (case
        when "editions"."update_kind" = 'no-change' or "editions"."commitment_kind" = 'declaration' then "editions"."status" is null
        when "editions"."status" is null then "editions"."state" in ('draft', 'changes-requested')
        when "editions"."status" = 'completed' then "editions"."commitment_kind" = 'deliverable'
        else "editions"."status" in ('not-started', 'under-way', 'completed', 'paused', 'discontinued')
      end),
	CONSTRAINT "editions_report_has_text" CHECK ("editions"."update_kind" = 'no-change' or "editions"."state" = 'draft' or "editions"."text" <> ''),
	CONSTRAINT "editions_text_length" CHECK (length("editions"."text") <= 4000 and length("editions"."next_step") <= 500 and length("editions"."change_note") <= 500),
	CONSTRAINT "editions_waiting" CHECK (("editions"."waiting_for" is null) = ("editions"."waiting_since" is null)),
	CONSTRAINT "editions_withdrawal_has_reason" CHECK (("editions"."state" = 'withdrawn') = ("editions"."withdrawal_reason" is not null)),
	CONSTRAINT "editions_published_at" CHECK ("editions"."state" not in ('published', 'superseded', 'withdrawn') or "editions"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"position" smallint NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "evidence_url" CHECK ("evidence"."url" ~ '^https?://' and length("evidence"."url") <= 2000),
	CONSTRAINT "evidence_title" CHECK (length("evidence"."title") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_decision" CHECK ("reviews"."decision" in ('publish', 'request-changes', 'reject', 'withdraw')),
	CONSTRAINT "reviews_reason" CHECK ("reviews"."decision" = 'publish' or length("reviews"."reason") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "updates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "updates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"commitment_kind" text NOT NULL,
	"institution" text NOT NULL,
	"party" text NOT NULL,
	"kind" text NOT NULL,
	"confirms_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "updates_same_account" UNIQUE("id","commitment_id","party"),
	CONSTRAINT "updates_id_kinds" UNIQUE("id","commitment_kind","kind"),
	CONSTRAINT "updates_kind" CHECK ("updates"."kind" in ('report', 'no-change')),
	CONSTRAINT "updates_confirms" CHECK (("updates"."kind" = 'no-change') = ("updates"."confirms_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_areas" ADD CONSTRAINT "commitment_areas_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_areas" ADD CONSTRAINT "commitment_areas_area_areas_slug_fk" FOREIGN KEY ("area") REFERENCES "public"."areas"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_institutions" ADD CONSTRAINT "commitment_institutions_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_institutions" ADD CONSTRAINT "commitment_institutions_institution_institutions_slug_fk" FOREIGN KEY ("institution") REFERENCES "public"."institutions"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_statement_clause_clauses_statement_number_fk" FOREIGN KEY ("statement","clause") REFERENCES "public"."clauses"("statement","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_commitments" ADD CONSTRAINT "indicator_commitments_indicator_indicators_slug_fk" FOREIGN KEY ("indicator") REFERENCES "public"."indicators"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_commitments" ADD CONSTRAINT "indicator_commitments_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_statement_statements_slug_fk" FOREIGN KEY ("statement") REFERENCES "public"."statements"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_indicator_indicators_slug_fk" FOREIGN KEY ("indicator") REFERENCES "public"."indicators"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_reported_by_parties_code_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."parties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_party_parties_code_fk" FOREIGN KEY ("party") REFERENCES "public"."parties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_clauses" ADD CONSTRAINT "milestone_clauses_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_clauses" ADD CONSTRAINT "milestone_clauses_statement_clause_clauses_statement_number_fk" FOREIGN KEY ("statement","clause") REFERENCES "public"."clauses"("statement","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_commitments" ADD CONSTRAINT "milestone_commitments_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_commitments" ADD CONSTRAINT "milestone_commitments_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_statement_statements_slug_fk" FOREIGN KEY ("statement") REFERENCES "public"."statements"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handled_forms" ADD CONSTRAINT "handled_forms_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_forms" ADD CONSTRAINT "kept_forms_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_institution_institutions_slug_fk" FOREIGN KEY ("institution") REFERENCES "public"."institutions"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_log" ADD CONSTRAINT "publication_log_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_statement_statements_slug_fk" FOREIGN KEY ("statement") REFERENCES "public"."statements"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_parties" ADD CONSTRAINT "statement_parties_statement_statements_slug_fk" FOREIGN KEY ("statement") REFERENCES "public"."statements"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_parties" ADD CONSTRAINT "statement_parties_party_parties_code_fk" FOREIGN KEY ("party") REFERENCES "public"."parties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counterpart_notes" ADD CONSTRAINT "counterpart_notes_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counterpart_notes" ADD CONSTRAINT "counterpart_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_writers" ADD CONSTRAINT "edition_writers_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_writers" ADD CONSTRAINT "edition_writers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_update" FOREIGN KEY ("update_id","commitment_kind","update_kind") REFERENCES "public"."updates"("id","commitment_kind","kind") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_id_people_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_commitment" FOREIGN KEY ("commitment_id","commitment_kind") REFERENCES "public"."commitments"("id","kind") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_institution" FOREIGN KEY ("institution","party") REFERENCES "public"."institutions"("slug","party") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_confirms_same_account" FOREIGN KEY ("confirms_id","commitment_id","party") REFERENCES "public"."updates"("id","commitment_id","party") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_areas_area" ON "commitment_areas" USING btree ("area");--> statement-breakpoint
CREATE INDEX "commitment_institutions_institution" ON "commitment_institutions" USING btree ("institution");--> statement-breakpoint
CREATE UNIQUE INDEX "commitments_reference" ON "commitments" USING btree ("statement","clause","ordinal");--> statement-breakpoint
CREATE INDEX "indicator_commitments_commitment" ON "indicator_commitments" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "readings_indicator" ON "readings" USING btree ("indicator","period");--> statement-breakpoint
CREATE INDEX "milestone_clauses_clause" ON "milestone_clauses" USING btree ("statement","clause");--> statement-breakpoint
CREATE INDEX "milestone_commitments_commitment" ON "milestone_commitments" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "handled_forms_handled_at" ON "handled_forms" USING btree ("handled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "content_loads_name" ON "content_loads" USING btree ("name");--> statement-breakpoint
CREATE INDEX "counterpart_notes_edition" ON "counterpart_notes" USING btree ("edition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "editions_number" ON "editions" USING btree ("update_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "editions_one_published" ON "editions" USING btree ("update_id") WHERE "editions"."state" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "editions_one_open" ON "editions" USING btree ("update_id") WHERE "editions"."state" in ('draft', 'submitted', 'changes-requested');--> statement-breakpoint
CREATE INDEX "editions_latest" ON "editions" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "editions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "editions_queue" ON "editions" USING btree ("submitted_at","id") WHERE "editions"."state" = 'submitted';--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_position" ON "evidence" USING btree ("edition_id","position");--> statement-breakpoint
CREATE INDEX "reviews_edition" ON "reviews" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "updates_commitment_party" ON "updates" USING btree ("commitment_id","party");--> statement-breakpoint
CREATE INDEX "updates_institution" ON "updates" USING btree ("institution");