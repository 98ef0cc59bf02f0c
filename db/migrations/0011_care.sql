CREATE TABLE `revision_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`revision_id` integer NOT NULL,
	`href` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `revision_links_revision` ON `revision_links` (`revision_id`);--> statement-breakpoint
CREATE INDEX `revision_links_href` ON `revision_links` (`href`,`revision_id`);--> statement-breakpoint
ALTER TABLE `entries` ADD `open_review` integer;--> statement-breakpoint
CREATE INDEX `entries_in_review` ON `entries` (`open_review`) WHERE open_review is not null;--> statement-breakpoint
CREATE INDEX `entries_trashed` ON `entries` (`trashed_at`) WHERE trashed_at is not null;--> statement-breakpoint
CREATE INDEX `revisions_publications` ON `revisions` (`entry_id`,`id`,`publication_type`,`published_on`,`series`,`title`) WHERE publication_type is not null or published_on is not null or series <> '';--> statement-breakpoint
CREATE INDEX `revisions_bare_pictures` ON `revisions` (`id`) WHERE instr(body_html, 'alt=""') > 0;--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`staff_id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `media_uploaded` ON `media` (`uploaded_at`,`id`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `revision_media_bare_leads` ON `revision_media` (`revision_id`) WHERE role = 'lead' and title = '' and not decorative;--> statement-breakpoint
CREATE INDEX `stored_files_damaged` ON `stored_files` (`media_id`,`name`) WHERE problem is not null;
--> statement-breakpoint
-- The links of the texts that are there. What nests too deep is no JSON to SQLite.
INSERT INTO revision_links (revision_id, href) SELECT DISTINCT r.id, m.atom
  FROM revisions r, json_tree(CASE WHEN instr(r.body, '"href"') > 0 AND json_valid(r.body) THEN r.body ELSE '{}' END) m
  WHERE m.key = 'href' AND m.type = 'text' AND m.path GLOB '*.marks[[]*].attrs';
--> statement-breakpoint
-- Which review is open depends on what was said and released, and on no clock. See db/schema/entries.ts.
UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id IN (SELECT entry_id FROM reviews);
--> statement-breakpoint
CREATE TRIGGER open_review_reviews_inserted AFTER INSERT ON reviews
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = new.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER open_review_reviews_deleted AFTER DELETE ON reviews
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = old.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER open_review_releases_inserted AFTER INSERT ON releases
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = new.entry_id AND EXISTS (SELECT 1 FROM reviews WHERE entry_id = entries.id); END;
--> statement-breakpoint
CREATE TRIGGER open_review_releases_updated AFTER UPDATE OF id, entry_id, revision_id, cancelled_at, created_at ON releases
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id IN (old.entry_id, new.entry_id) AND EXISTS (SELECT 1 FROM reviews WHERE entry_id = entries.id); END;
--> statement-breakpoint
CREATE TRIGGER open_review_releases_deleted AFTER DELETE ON releases
BEGIN UPDATE entries SET open_review = (SELECT r.id FROM reviews r
    WHERE r.id = (SELECT max(l.id) FROM reviews l WHERE l.entry_id = entries.id) AND r.said <> 'taken back'
      AND NOT EXISTS (SELECT 1 FROM releases d WHERE d.entry_id = r.entry_id AND d.cancelled_at IS NULL
        AND d.revision_id >= r.revision_id AND (r.said = 'approved' OR d.created_at >= r.at)))
WHERE id = old.entry_id AND EXISTS (SELECT 1 FROM reviews WHERE entry_id = entries.id); END;
