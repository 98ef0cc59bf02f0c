-- admits: erasures
CREATE TABLE `suggestions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`counter` integer DEFAULT 1 NOT NULL,
	`session` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`closed_at` integer,
	`base` text NOT NULL,
	`suggested` text NOT NULL,
	`decisions` text DEFAULT '{}' NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suggestions_person` ON `suggestions` (`entry_id`,`staff_id`);--> statement-breakpoint
ALTER TABLE `revisions` ADD `suggested_by` text;