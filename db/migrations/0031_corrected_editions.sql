-- admits: corrected_editions
CREATE TABLE `corrected_editions` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`media_id` text,
	`sha256` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrected_editions_media` ON `corrected_editions` (`media_id`);