CREATE TABLE `known_browsers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`staff_id` integer NOT NULL,
	`signed_in_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_browsers_hash` ON `known_browsers` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `known_browsers_person` ON `known_browsers` (`staff_id`,`hash`);