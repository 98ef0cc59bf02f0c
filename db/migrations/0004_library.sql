CREATE TABLE `downloads` (
	`media_id` text NOT NULL,
	`month` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`media_id`, `month`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `media_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`media_id` text NOT NULL,
	`page` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_pages_page` ON `media_pages` (`media_id`,`page`);--> statement-breakpoint
CREATE TABLE `stored_files` (
	`media_id` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`checked_at` integer,
	`problem` text,
	PRIMARY KEY(`media_id`, `name`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stored_files_checked` ON `stored_files` (`checked_at`);--> statement-breakpoint
ALTER TABLE `media` ADD `lineage` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `media` SET `lineage` = `id`;--> statement-breakpoint
ALTER TABLE `media` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `tone` text;--> statement-breakpoint
ALTER TABLE `media` ADD `decorative` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `caption` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `credit` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `licence` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `focal_x` real;--> statement-breakpoint
ALTER TABLE `media` ADD `focal_y` real;--> statement-breakpoint
ALTER TABLE `media` ADD `people` text;--> statement-breakpoint
ALTER TABLE `media` ADD `consent` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `title` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `language` text;--> statement-breakpoint
ALTER TABLE `media` ADD `tagged` integer;--> statement-breakpoint
ALTER TABLE `media` ADD `properties` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `trashed_at` integer;--> statement-breakpoint
ALTER TABLE `media` ADD `trashed_by` integer REFERENCES staff(id);--> statement-breakpoint
CREATE UNIQUE INDEX `media_version` ON `media` (`lineage`,`version`);--> statement-breakpoint
CREATE INDEX `media_sha256` ON `media` (`sha256`);--> statement-breakpoint
ALTER TABLE `revision_media` ADD `accessible` integer;--> statement-breakpoint
ALTER TABLE `revision_media` ADD `decorative` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `revision_media` ADD `caption` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revision_media` ADD `credit` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `series` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `series_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `authors` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `isbn` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `doi` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `reference` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `licence` text DEFAULT '' NOT NULL;--> statement-breakpoint
DROP TRIGGER media_updated;
--> statement-breakpoint
CREATE TRIGGER media_updated AFTER UPDATE OF name, alt, width, height, tone, pages, focal_x, focal_y ON media
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
-- Words for searching, cut apart beforehand with the segmentation of their language: this tokenizer cannot cut Khmer or Thai.
-- One row for each revision that was ever released (rowid: revisions.id), one for each page of a PDF (rowid: media_pages.id).
-- Who asks joins them with what is live.
CREATE VIRTUAL TABLE entry_words USING fts5(title, summary, body, facts, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
--> statement-breakpoint
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE VIRTUAL TABLE page_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
--> statement-breakpoint
INSERT INTO page_words (page_words, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER revision_words_deleted AFTER DELETE ON revisions BEGIN DELETE FROM entry_words WHERE rowid = old.id; END;
--> statement-breakpoint
CREATE TRIGGER page_words_deleted AFTER DELETE ON media_pages BEGIN DELETE FROM page_words WHERE rowid = old.id; END;
--> statement-breakpoint
-- The text of a file that readers may have is found and read by them: what was kept of the site no longer holds. The text of a
-- file that nothing released uses changes nothing for them.
CREATE TRIGGER page_texts_kept AFTER INSERT ON media_pages
WHEN EXISTS (SELECT 1 FROM revision_media m JOIN revisions v ON v.id = m.revision_id
  JOIN releases r ON r.entry_id = v.entry_id AND r.revision_id = v.id AND r.cancelled_at IS NULL WHERE m.media_id = new.media_id)
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER page_texts_changed AFTER UPDATE OF page, text ON media_pages
WHEN EXISTS (SELECT 1 FROM revision_media m JOIN revisions v ON v.id = m.revision_id
  JOIN releases r ON r.entry_id = v.entry_id AND r.revision_id = v.id AND r.cancelled_at IS NULL WHERE m.media_id = new.media_id)
BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER page_texts_removed AFTER DELETE ON media_pages
WHEN EXISTS (SELECT 1 FROM revision_media m JOIN revisions v ON v.id = m.revision_id
  JOIN releases r ON r.entry_id = v.entry_id AND r.revision_id = v.id AND r.cancelled_at IS NULL WHERE m.media_id = old.media_id)
BEGIN UPDATE public_version SET n = n + 1; END;
