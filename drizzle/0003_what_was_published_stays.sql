-- An edition's life, a second time: what the application's rules forbid, the tables refuse as well.

CREATE FUNCTION "refuse_step_out_of_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" IS DISTINCT FROM OLD."state" AND NOT (
    (OLD."state" IN ('draft', 'changes-requested') AND NEW."state" = 'submitted') OR
    (OLD."state" = 'submitted' AND NEW."state" IN ('published', 'changes-requested', 'rejected')) OR
    (OLD."state" = 'published' AND NEW."state" IN ('superseded', 'withdrawn')))
  THEN
    RAISE EXCEPTION 'edition % is %: it cannot become %', OLD."id", OLD."state", NEW."state"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "editions_live_in_order" BEFORE UPDATE OF "state" ON "editions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_step_out_of_order"();
--> statement-breakpoint
CREATE FUNCTION "refuse_removal_of_published"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."published_at" IS NOT NULL THEN
    RAISE EXCEPTION 'edition % was published: it cannot be removed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER "editions_published_stay" BEFORE DELETE ON "editions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_removal_of_published"();
