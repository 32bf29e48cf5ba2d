-- Where readers search. The words are cut and folded by the portal (domain/search); PostgreSQL only keeps and finds them.
-- The extension pg_trgm is there already: db/migrate.ts adds it, or says who can.

CREATE TABLE "search_things" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"day" text NOT NULL,
	"position" integer NOT NULL,
	"version" smallint NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_things_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "search_updates" (
	"update_id" integer PRIMARY KEY NOT NULL,
	"edition_id" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"version" smallint NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text collate "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_updates" ADD CONSTRAINT "search_updates_update_id_updates_id_fk" FOREIGN KEY ("update_id") REFERENCES "public"."updates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_things_words" ON "search_things" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_updates_words" ON "search_updates" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin ("word" gin_trgm_ops);
--> statement-breakpoint
-- How often a word occurs is nothing that a plan should hang on: each look is by the index, for any word.
ALTER TABLE "search_updates" ALTER COLUMN "words" SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE "search_things" ALTER COLUMN "words" SET STATISTICS 0;
--> statement-breakpoint
CREATE FUNCTION "forget_words_of_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "search_updates" WHERE "update_id" = OLD."update_id" AND "edition_id" = OLD."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "editions_leave_search" AFTER UPDATE OF "state" ON "editions"
  FOR EACH ROW WHEN (OLD."state" = 'published' AND NEW."state" <> 'published')
  EXECUTE FUNCTION "forget_words_of_edition"();
