-- admits: erasures
-- An older build that blurs a picture knows nothing of its small files: they are no files of it any more until they are made again.
CREATE TRIGGER small_pictures_outdated AFTER UPDATE OF sha256 ON media WHEN new.sha256 IS NOT old.sha256 AND new.type LIKE 'image/%'
BEGIN DELETE FROM stored_files WHERE media_id = new.id AND name IN ('120.webp', '240.webp'); END;
