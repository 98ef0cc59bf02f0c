-- admits: erasures
CREATE TABLE `media_editions` (
	`media_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`program` integer NOT NULL,
	`from` text NOT NULL,
	`outline` text NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `media_pages` ADD `blocks` text;--> statement-breakpoint
ALTER TABLE `media_pages` ADD `artifacts` text DEFAULT '' NOT NULL;