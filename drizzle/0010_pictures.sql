ALTER TABLE "areas" ADD COLUMN "picture" text;--> statement-breakpoint
ALTER TABLE "commitments" ADD COLUMN "picture" text;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "key" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "milestones_key" ON "milestones" USING btree ("date","id") WHERE "milestones"."key";