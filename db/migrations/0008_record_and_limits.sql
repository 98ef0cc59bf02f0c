CREATE TABLE `known_browsers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`staff_id` integer NOT NULL,
	`signed_in_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_browsers_hash` ON `known_browsers` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `known_browsers_person` ON `known_browsers` (`staff_id`,`hash`);--> statement-breakpoint
CREATE TABLE `fingerprints` (
	`kind` text NOT NULL,
	`subject` integer NOT NULL,
	`act` integer NOT NULL,
	`hash` text,
	`salt` text,
	PRIMARY KEY(`kind`, `subject`, `act`)
);
--> statement-breakpoint
CREATE INDEX `fingerprints_act` ON `fingerprints` (`act`,`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `record_mail` (
	`staff_id` integer PRIMARY KEY NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `revisions` ADD `body_problem` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `words` integer;--> statement-breakpoint
CREATE INDEX `revisions_refused` ON `revisions` (`id`) WHERE body_problem is not null;--> statement-breakpoint
ALTER TABLE `audit` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_number` ON `audit` (`number`);--> statement-breakpoint
CREATE INDEX `audit_verb` ON `audit` (`verb`,`id`);--> statement-breakpoint
CREATE INDEX `releases_revision` ON `releases` (`revision_id`);--> statement-breakpoint
CREATE INDEX `media_uploader` ON `media` (`uploaded_by`,`uploaded_at`,`bytes`);