-- admits: teams
CREATE TABLE `audiences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`translation_group` text NOT NULL,
	`staff_id` integer,
	`team_id` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audiences_person` ON `audiences` (`translation_group`,`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `audiences_team` ON `audiences` (`translation_group`,`team_id`);--> statement-breakpoint
CREATE INDEX `audiences_of_person` ON `audiences` (`staff_id`);--> statement-breakpoint
CREATE INDEX `audiences_of_team` ON `audiences` (`team_id`);