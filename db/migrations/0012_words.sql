-- A row of an index that was taken out and put in again within one transaction could stay there by half, with `secure-delete`. Such
-- indexes are made anew; from now on what was taken out is written away first.
INSERT INTO draft_words (draft_words) VALUES ('rebuild');
--> statement-breakpoint
INSERT INTO head_titles (head_titles) VALUES ('rebuild');
--> statement-breakpoint
DROP TRIGGER head_titles_updated;
--> statement-breakpoint
CREATE TRIGGER head_titles_updated AFTER UPDATE OF head_title, head_slug ON entries
WHEN old.head_title IS NOT new.head_title OR old.head_slug IS NOT new.head_slug
BEGIN
  INSERT INTO head_titles (head_titles, rowid, head_title, head_slug) VALUES ('delete', old.id, old.head_title, old.head_slug);
  INSERT INTO head_titles (head_titles) VALUES ('flush');
  INSERT INTO head_titles (rowid, head_title, head_slug) VALUES (new.id, new.head_title, new.head_slug);
END;
