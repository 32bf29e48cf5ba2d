-- What was public once stays as it was: rules that hold even for the owner of the tables.

CREATE FUNCTION "refuse_change_of_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the publication log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "publication_log_append_only" BEFORE UPDATE OR DELETE ON "publication_log"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_log"();
--> statement-breakpoint
CREATE TRIGGER "publication_log_never_truncated" BEFORE TRUNCATE ON "publication_log"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_log"();
--> statement-breakpoint
CREATE FUNCTION "refuse_edit_of_closed_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" NOT IN ('draft', 'changes-requested') AND
     (OLD."text", OLD."status", OLD."as_of", OLD."next_step", OLD."next_step_on", OLD."waiting_for",
      OLD."waiting_since", OLD."language", OLD."change_note", OLD."author_id")
     IS DISTINCT FROM
     (NEW."text", NEW."status", NEW."as_of", NEW."next_step", NEW."next_step_on", NEW."waiting_for",
      NEW."waiting_since", NEW."language", NEW."change_note", NEW."author_id")
  THEN
    RAISE EXCEPTION 'edition % is closed: its words cannot change', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."published_at" IS NOT NULL AND NEW."published_at" IS DISTINCT FROM OLD."published_at" THEN
    RAISE EXCEPTION 'edition % was published: its date cannot change', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "editions_closed_stay_closed" BEFORE UPDATE ON "editions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_edit_of_closed_edition"();
--> statement-breakpoint
CREATE FUNCTION "refuse_change_of_closed_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  edition integer := CASE WHEN TG_OP = 'INSERT' THEN NEW."edition_id" ELSE OLD."edition_id" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "editions" WHERE "id" = edition AND "state" NOT IN ('draft', 'changes-requested')) THEN
    RAISE EXCEPTION 'edition % is closed: its evidence cannot change', edition USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER "evidence_of_closed_editions_stays" BEFORE INSERT OR UPDATE OR DELETE ON "evidence"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_closed_evidence"();
