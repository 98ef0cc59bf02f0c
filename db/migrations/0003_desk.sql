CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`by` integer,
	`verb` text NOT NULL,
	`entry_id` integer,
	`detail` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_entry` ON `audit` (`entry_id`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `bundle_entries` (
	`bundle_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	PRIMARY KEY(`bundle_id`, `entry_id`),
	FOREIGN KEY (`bundle_id`) REFERENCES `bundles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bundle_entries_entry` ON `bundle_entries` (`entry_id`);--> statement-breakpoint
CREATE TABLE `bundles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`dissolved_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`reply_to` integer,
	`author` integer,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`text` text NOT NULL,
	`field` text,
	`quote` text DEFAULT '' NOT NULL,
	`prefix` text DEFAULT '' NOT NULL,
	`suffix` text DEFAULT '' NOT NULL,
	`resolved_at` integer,
	`resolved_by` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comments_entry` ON `comments` (`entry_id`,`id`);--> statement-breakpoint
CREATE TABLE `muted_mail` (
	`staff_id` integer NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`staff_id`, `kind`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`entry_id` integer,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	`mail_problem` text,
	`tried_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_occasion` ON `notices` (`staff_id`,`kind`,`about`);--> statement-breakpoint
CREATE INDEX `notices_staff` ON `notices` (`staff_id`,`id`);--> statement-breakpoint
CREATE TABLE `preview_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer,
	`hash` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `preview_links_hash_unique` ON `preview_links` (`hash`);--> statement-breakpoint
CREATE INDEX `preview_links_entry` ON `preview_links` (`entry_id`);--> statement-breakpoint
CREATE TABLE `preview_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `preview_links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `preview_views_link` ON `preview_views` (`link_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	`said` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`asks` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asks`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_entry` ON `reviews` (`entry_id`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_revision` ON `reviews` (`revision_id`);--> statement-breakpoint
CREATE TABLE `saved_lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `entries` ADD `trashed_at` integer;--> statement-breakpoint
ALTER TABLE `entries` ADD `trashed_by` integer REFERENCES staff(id);--> statement-breakpoint
ALTER TABLE `releases` ADD `bundle_id` integer REFERENCES bundles(id);--> statement-breakpoint
ALTER TABLE `releases` ADD `override` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `how` text DEFAULT 'written' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `from_revision` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `remark` text DEFAULT '' NOT NULL;