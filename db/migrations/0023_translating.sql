-- admits: erasures
CREATE TABLE `glossary` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`words` text NOT NULL,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `translation_decisions` (
	`entry_id` integer NOT NULL,
	`about` text NOT NULL,
	`decision` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `about`),
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
