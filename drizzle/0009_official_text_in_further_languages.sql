ALTER TABLE "clauses" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "translations" jsonb DEFAULT '[]'::jsonb NOT NULL;