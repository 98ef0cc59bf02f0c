CREATE TABLE `identities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_subject` ON `identities` (`issuer`,`subject`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_person` ON `identities` (`staff_id`,`issuer`);--> statement-breakpoint
ALTER TABLE `setup_links` ADD `kind` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `setup_links` ADD `used_at` integer;
--> statement-breakpoint
UPDATE setup_links SET kind = 'first' WHERE staff_id IS NULL;
--> statement-breakpoint
UPDATE setup_links SET kind = 'invitation' WHERE staff_id IN (SELECT id FROM staff WHERE password_hash IS NULL);
