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
