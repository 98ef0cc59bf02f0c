-- admits: erasures
-- Pages say what a picture weighs and looks like: its bytes are among what moves the public version, as on PostgreSQL.
DROP TRIGGER media_updated;
--> statement-breakpoint
CREATE TRIGGER media_updated AFTER UPDATE OF name, alt, width, height, tone, pages, focal_x, focal_y, bytes, sha256 ON media
BEGIN UPDATE public_version SET n = n + 1; END;
