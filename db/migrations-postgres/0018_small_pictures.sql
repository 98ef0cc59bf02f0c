-- admits: erasures
-- An older build that blurs a picture knows nothing of its small files: they are no files of it any more until they are made again.
CREATE FUNCTION small_pictures_outdated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM stored_files WHERE media_id = new.id AND name IN ('120.webp', '240.webp');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER small_pictures_outdated AFTER UPDATE OF sha256 ON media FOR EACH ROW
WHEN (new.sha256 IS DISTINCT FROM old.sha256 AND new.type LIKE 'image/%') EXECUTE FUNCTION small_pictures_outdated();
