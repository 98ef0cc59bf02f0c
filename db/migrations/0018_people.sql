CREATE TABLE `consent_entries` (
	`consent_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	PRIMARY KEY(`consent_id`, `entry_id`),
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consent_entries_entry` ON `consent_entries` (`entry_id`);--> statement-breakpoint
CREATE TABLE `consent_media` (
	`consent_id` integer NOT NULL,
	`lineage` text NOT NULL,
	PRIMARY KEY(`consent_id`, `lineage`),
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consent_media_lineage` ON `consent_media` (`lineage`);--> statement-breakpoint
CREATE TABLE `consent_words` (
	`consent_id` integer NOT NULL,
	`hash` text NOT NULL,
	`first_hash` text NOT NULL,
	`length` integer NOT NULL,
	PRIMARY KEY(`consent_id`, `hash`),
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consent_words_hash` ON `consent_words` (`hash`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`about` text NOT NULL,
	`guardian` text DEFAULT '' NOT NULL,
	`covers` text NOT NULL,
	`uses` text NOT NULL,
	`languages` text NOT NULL,
	`pseudonym` text DEFAULT '' NOT NULL,
	`conditions` text DEFAULT '' NOT NULL,
	`how_to_withdraw` text DEFAULT '' NOT NULL,
	`given_on` text NOT NULL,
	`ends_at` integer,
	`revoked_at` integer,
	`revoked_by` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer,
	`counter` integer DEFAULT 1 NOT NULL,
	`signed_form` text,
	FOREIGN KEY (`revoked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consents_ending` ON `consents` (`ends_at`) WHERE ends_at is not null and revoked_at is null;--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer,
	`translation_group` text,
	`media_ids` text NOT NULL,
	`requested_at` integer NOT NULL,
	`requested_by` integer,
	`erased_at` integer,
	`erased_by` integer,
	`hashes` text NOT NULL,
	`copies` text NOT NULL,
	FOREIGN KEY (`requested_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`erased_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `harm_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`hash` text NOT NULL,
	`parts` text NOT NULL,
	`answers` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `harm_checks_entry` ON `harm_checks` (`entry_id`,`id`);--> statement-breakpoint
CREATE TABLE `help_services` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`country_id` integer NOT NULL,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	`hours` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`spoken` text DEFAULT '' NOT NULL,
	`words` text DEFAULT '{}' NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`checked_at` integer,
	`checked_by` integer,
	FOREIGN KEY (`country_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`checked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `help_services_country` ON `help_services` (`country_id`,`position`);--> statement-breakpoint
ALTER TABLE `entries` ADD `people` text;--> statement-breakpoint
CREATE INDEX `entries_at_risk` ON `entries` (`id`) WHERE people = 'at risk';--> statement-breakpoint
ALTER TABLE `revisions` ADD `content_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Beside a text about people at risk readers find help: once it was released, the mark is a change of what is public.
CREATE TRIGGER entries_people AFTER UPDATE OF people ON entries WHEN new.people IS NOT old.people
  AND EXISTS (SELECT 1 FROM releases WHERE entry_id = new.id AND cancelled_at IS NULL)
BEGIN UPDATE public_version SET n = n + 1; INSERT INTO public_changes (entry_id) VALUES (new.id); END;
--> statement-breakpoint
CREATE TRIGGER help_services_inserted AFTER INSERT ON help_services BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER help_services_updated AFTER UPDATE ON help_services BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER help_services_deleted AFTER DELETE ON help_services BEGIN UPDATE public_version SET n = n + 1; END;
