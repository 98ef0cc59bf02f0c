CREATE TABLE `missed_paths` (
	`path` text NOT NULL,
	`month` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`path`, `month`)
);
--> statement-breakpoint
CREATE INDEX `missed_paths_month` ON `missed_paths` (`month`);--> statement-breakpoint
CREATE TABLE `pings` (
	`release_id` integer PRIMARY KEY NOT NULL,
	`sent_at` integer,
	`tried_at` integer,
	`problem` text,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `redirects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`target` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`origin` text,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redirects_source_unique` ON `redirects` (`source`);--> statement-breakpoint
ALTER TABLE `revisions` ADD `translated_from` integer;--> statement-breakpoint
ALTER TABLE `terms` ADD `names` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE TRIGGER redirects_inserted AFTER INSERT ON redirects BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER redirects_updated AFTER UPDATE ON redirects BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER redirects_deleted AFTER DELETE ON redirects BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
-- Texts that say the same in several languages name each other to readers.
CREATE TRIGGER translations_regrouped AFTER UPDATE OF translation_group ON entries BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_translation` ON `entries` (`translation_group`,`language`);
--> statement-breakpoint
CREATE INDEX `revisions_translated` ON `revisions` (`translated_from`) WHERE translated_from is not null;
--> statement-breakpoint
-- What changed for readers, one row after the other: an entry's releases, or the text of a file's pages. Whoever keeps a picture
-- of what is public looks at these alone.
CREATE TABLE `public_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer,
	`media_id` text
);
--> statement-breakpoint
CREATE TRIGGER releases_inserted_change AFTER INSERT ON releases BEGIN INSERT INTO public_changes (entry_id) VALUES (new.entry_id); END;
--> statement-breakpoint
CREATE TRIGGER releases_updated_change AFTER UPDATE ON releases BEGIN INSERT INTO public_changes (entry_id) VALUES (new.entry_id); END;
--> statement-breakpoint
CREATE TRIGGER releases_deleted_change AFTER DELETE ON releases BEGIN INSERT INTO public_changes (entry_id) VALUES (old.entry_id); END;
--> statement-breakpoint
-- The pages of a file come and go together: one row for all of them.
CREATE TRIGGER page_texts_kept_change AFTER INSERT ON media_pages
WHEN new.media_id IS NOT (SELECT media_id FROM public_changes ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO public_changes (media_id) VALUES (new.media_id); END;
--> statement-breakpoint
CREATE TRIGGER page_texts_removed_change AFTER DELETE ON media_pages
WHEN old.media_id IS NOT (SELECT media_id FROM public_changes ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO public_changes (media_id) VALUES (old.media_id); END;
--> statement-breakpoint
-- The words of the index by their spelling, for words that are nearly what someone typed.
CREATE VIRTUAL TABLE entry_vocabulary USING fts5vocab(entry_words, 'row');
--> statement-breakpoint
CREATE VIRTUAL TABLE page_vocabulary USING fts5vocab(page_words, 'row');
--> statement-breakpoint
-- The words of newest texts that were never released, for staff alone (rowid: revisions.id). Those of the others are in entry_words.
CREATE VIRTUAL TABLE draft_words USING fts5(title, summary, body, facts, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
--> statement-breakpoint
INSERT INTO draft_words (draft_words, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER draft_words_deleted AFTER DELETE ON revisions BEGIN DELETE FROM draft_words WHERE rowid = old.id; END;
