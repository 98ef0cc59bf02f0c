ALTER TABLE "public_changes" ADD COLUMN "redirect_id" bigint;--> statement-breakpoint
CREATE FUNCTION redirects_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public_changes (redirect_id) SELECT id FROM changed;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER redirects_inserted_change AFTER INSERT ON redirects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION redirects_change();
--> statement-breakpoint
CREATE TRIGGER redirects_updated_change AFTER UPDATE ON redirects REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION redirects_change();
--> statement-breakpoint
CREATE TRIGGER redirects_deleted_change AFTER DELETE ON redirects REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION redirects_change();
