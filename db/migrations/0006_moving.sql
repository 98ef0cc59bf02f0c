CREATE TABLE `backups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`made_at` integer NOT NULL,
	`place` text NOT NULL,
	`bytes` integer NOT NULL,
	`files` integer NOT NULL,
	`encrypted` integer NOT NULL,
	`proved_at` integer,
	`problem` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE TABLE `import_rules` (
	`source` text NOT NULL,
	`taxonomy` text NOT NULL,
	`slug` text NOT NULL,
	`becomes` text NOT NULL,
	`term_id` integer,
	PRIMARY KEY(`source`, `taxonomy`, `slug`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `imported` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`import_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`hash` text NOT NULL,
	`entry_id` integer,
	`revision_id` integer,
	`media_id` text,
	`term_id` integer,
	`kept` text DEFAULT '{}' NOT NULL,
	`problems` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imported_thing` ON `imported` (`source`,`kind`,`key`);--> statement-breakpoint
CREATE INDEX `imported_import` ON `imported` (`import_id`);--> statement-breakpoint
CREATE INDEX `imported_entry` ON `imported` (`entry_id`);--> statement-breakpoint
CREATE INDEX `imported_media` ON `imported` (`media_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`files` text NOT NULL,
	`by` integer,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`problem` text,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `old_addresses` (
	`url` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`import_id` integer,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `old_addresses_path` ON `old_addresses` (`path`);--> statement-breakpoint
-- What was kept of a thing of another site goes with the entry or the upload that it became; that it came once stays.
CREATE TRIGGER imported_entry_erased BEFORE DELETE ON entries
BEGIN UPDATE imported SET title = '', kept = '{}', problems = '[]' WHERE entry_id = old.id; END;
--> statement-breakpoint
CREATE TRIGGER imported_media_erased BEFORE DELETE ON media
BEGIN UPDATE imported SET title = '', kept = '{}', problems = '[]' WHERE media_id = old.id; END;
