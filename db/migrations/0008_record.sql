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
ALTER TABLE `audit` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_number` ON `audit` (`number`);--> statement-breakpoint
CREATE INDEX `audit_verb` ON `audit` (`verb`,`id`);--> statement-breakpoint
CREATE INDEX `releases_revision` ON `releases` (`revision_id`);