-- admits: stated
ALTER TABLE `entries` ADD `last_dated` integer;--> statement-breakpoint
CREATE INDEX `old_addresses_import` ON `old_addresses` (`import_id`,`url`);--> statement-breakpoint
DROP TRIGGER heads_release_inserted;--> statement-breakpoint
CREATE TRIGGER heads_release_inserted AFTER INSERT ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text, last_dated) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL, CASE WHEN c.revision_id IS NOT NULL THEN c.dated END FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id = new.entry_id; END;
--> statement-breakpoint
DROP TRIGGER heads_release_updated;--> statement-breakpoint
CREATE TRIGGER heads_release_updated AFTER UPDATE OF id, entry_id, revision_id, goes_live_at, dated, cancelled_at ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text, last_dated) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL, CASE WHEN c.revision_id IS NOT NULL THEN c.dated END FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id IN (old.entry_id, new.entry_id); END;
--> statement-breakpoint
DROP TRIGGER heads_release_deleted;--> statement-breakpoint
CREATE TRIGGER heads_release_deleted AFTER DELETE ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text, last_dated) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL, CASE WHEN c.revision_id IS NOT NULL THEN c.dated END FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id = old.entry_id; END;
--> statement-breakpoint
UPDATE entries SET last_dated = (SELECT CASE WHEN c.revision_id IS NOT NULL THEN c.dated END FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1)
WHERE last_has_text;
--> statement-breakpoint
CREATE INDEX `entries_dated` ON `entries` (`language`,`last_dated`,`kind`,`last_release_at`);
