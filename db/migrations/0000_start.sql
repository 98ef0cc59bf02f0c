CREATE TABLE `addresses` (
	`path` text PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `addresses_entry` ON `addresses` (`entry_id`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`translation_group` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`origin` text,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`width` integer,
	`height` integer,
	`pages` integer,
	`alt` text DEFAULT '' NOT NULL,
	`uploaded_by` integer,
	`uploaded_at` integer NOT NULL,
	`origin` text,
	FOREIGN KEY (`uploaded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `public_version` (
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer,
	`goes_live_at` integer NOT NULL,
	`path` text NOT NULL,
	`dated` integer NOT NULL,
	`created_at` integer NOT NULL,
	`by` integer,
	`cancelled_at` integer,
	`cancelled_by` integer,
	`major` integer DEFAULT false NOT NULL,
	`note` text,
	`withdrawal` text,
	`explanation` text,
	`replaced_by` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `releases_entry` ON `releases` (`entry_id`,`goes_live_at`,`id`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX `releases_due` ON `releases` (`goes_live_at`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX `releases_path` ON `releases` (`path`);--> statement-breakpoint
CREATE INDEX `releases_dated` ON `releases` (`dated`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE TABLE `revision_media` (
	`revision_id` integer NOT NULL,
	`media_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`language` text,
	PRIMARY KEY(`revision_id`, `media_id`, `role`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revision_media_media` ON `revision_media` (`media_id`);--> statement-breakpoint
CREATE TABLE `revision_terms` (
	`revision_id` integer NOT NULL,
	`term_id` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `term_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revision_terms_term` ON `revision_terms` (`term_id`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`counter` integer DEFAULT 1 NOT NULL,
	`based_on` integer,
	`author` integer,
	`session` text NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`title` text NOT NULL,
	`slug` text NOT NULL,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`schema_version` integer NOT NULL,
	`body_html` text NOT NULL,
	`body_text` text NOT NULL,
	`dated` integer,
	`byline` text DEFAULT '' NOT NULL,
	`publication_type` text,
	`published_on` text,
	`publisher` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revisions_entry` ON `revisions` (`entry_id`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setup_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` integer,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`zone` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `terms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`origin` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_address` ON `terms` (`kind`,`slug`);