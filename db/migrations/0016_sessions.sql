CREATE TABLE `uses_elsewhere` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_hash` text NOT NULL,
	`device` text NOT NULL,
	`network` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`session_hash`) REFERENCES `sessions`(`hash`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `uses_elsewhere_place` ON `uses_elsewhere` (`session_hash`,`device`,`network`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `previous_hash` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `network` text;--> statement-breakpoint
CREATE INDEX `sessions_previous` ON `sessions` (`previous_hash`);