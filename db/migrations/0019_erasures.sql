-- admits: erasures
CREATE TABLE `erased_addresses` (
	`hash` text PRIMARY KEY NOT NULL,
	`erasure_id` integer NOT NULL,
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `erasure_entries` (
	`erasure_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`translation_group` text NOT NULL,
	`created_at` integer NOT NULL,
	`was_public` integer DEFAULT false NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`type` text DEFAULT '' NOT NULL,
	`term_ids` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`erasure_id`, `entry_id`),
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `erasure_entries_entry` ON `erasure_entries` (`entry_id`);--> statement-breakpoint
ALTER TABLE `erasures` ADD `state` text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE `erasures` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `erasures` ADD `held_since` integer;--> statement-breakpoint
ALTER TABLE `erasures` ADD `mentions` text DEFAULT '[]' NOT NULL;
