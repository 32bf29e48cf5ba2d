CREATE TABLE "edition_translations" (
	"edition_id" integer NOT NULL,
	"language" text NOT NULL,
	"translator" text NOT NULL,
	"text" text NOT NULL,
	"next_step" text DEFAULT '' NOT NULL,
	CONSTRAINT "edition_translations_edition_id_language_pk" PRIMARY KEY("edition_id","language"),
	CONSTRAINT "edition_translations_language" CHECK ("edition_translations"."language" in ('en', 'kk', 'ru', 'sr')),
	CONSTRAINT "edition_translations_translator" CHECK ("edition_translations"."translator" in ('institution', 'machine')),
	CONSTRAINT "edition_translations_text" CHECK (length("edition_translations"."text") between 1 and 4000 and length("edition_translations"."next_step") <= 500)
);
--> statement-breakpoint
ALTER TABLE "edition_translations" ADD CONSTRAINT "edition_translations_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A translation is public words too: reviewed with its edition, and closed with it, even for the owner of the table.
CREATE FUNCTION "refuse_change_of_closed_translation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "editions" WHERE "state" NOT IN ('draft', 'changes-requested')
    AND "id" IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."edition_id" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."edition_id" END))
  THEN
    RAISE EXCEPTION 'the edition is closed: its translations cannot change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER "edition_translations_of_closed_editions_stay" BEFORE INSERT OR UPDATE OR DELETE ON "edition_translations"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_closed_translation"();
--> statement-breakpoint
CREATE FUNCTION "refuse_emptying_of_translations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'translations are removed one by one, from open editions' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "edition_translations_never_truncated" BEFORE TRUNCATE ON "edition_translations"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_emptying_of_translations"();
