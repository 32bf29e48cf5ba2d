-- Lists of updates in the order of an index: an edition carries copies of its update's columns. A trigger fills
-- them, so that the release before, which does not know of them, goes on working. What is there is filled here.

DROP INDEX "editions_latest";
--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "commitment_id" integer DEFAULT null;
--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "institution" text DEFAULT null;
--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "party" text DEFAULT null;
--> statement-breakpoint
UPDATE "editions" SET "commitment_id" = "updates"."commitment_id", "institution" = "updates"."institution",
  "party" = "updates"."party" FROM "updates" WHERE "updates"."id" = "editions"."update_id";
--> statement-breakpoint
ALTER TABLE "editions" ALTER COLUMN "commitment_id" SET NOT NULL, ALTER COLUMN "institution" SET NOT NULL,
  ALTER COLUMN "party" SET NOT NULL;
--> statement-breakpoint
CREATE FUNCTION "copy_from_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "commitment_id", "institution", "party" INTO NEW."commitment_id", NEW."institution", NEW."party"
    FROM "updates" WHERE "id" = NEW."update_id";
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "editions_copy_from_update"
  BEFORE INSERT OR UPDATE OF "update_id", "commitment_id", "institution", "party" ON "editions"
  FOR EACH ROW EXECUTE FUNCTION "copy_from_update"();
--> statement-breakpoint
CREATE INDEX "milestones_date" ON "milestones" USING btree ("date","id");
--> statement-breakpoint
CREATE INDEX "milestones_statement" ON "milestones" USING btree ("statement","date","id");
--> statement-breakpoint
CREATE INDEX "publication_log_corrections" ON "publication_log" USING btree ("id") WHERE "publication_log"."action" in ('correction', 'withdrawal');
--> statement-breakpoint
CREATE INDEX "statements_signed" ON "statements" USING btree ("signed_on","slug");
--> statement-breakpoint
CREATE INDEX "editions_of_commitment" ON "editions" USING btree ("commitment_id","published_at","id") WHERE "editions"."state" in ('published', 'withdrawn');
--> statement-breakpoint
CREATE INDEX "editions_of_institution" ON "editions" USING btree ("institution","published_at","id") WHERE "editions"."state" in ('published', 'withdrawn');
--> statement-breakpoint
CREATE INDEX "editions_of_account" ON "editions" USING btree ("commitment_id","party","update_kind","as_of","published_at","update_id") WHERE "editions"."state" = 'published';
--> statement-breakpoint
CREATE INDEX "updates_confirms" ON "updates" USING btree ("confirms_id") WHERE "updates"."confirms_id" is not null;
--> statement-breakpoint
CREATE INDEX "editions_latest" ON "editions" USING btree ("published_at","id") WHERE "editions"."state" = 'published';
