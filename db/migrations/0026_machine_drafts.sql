-- admits: erasures
CREATE TABLE `machine_drafts` (
	`entry_id` integer NOT NULL,
	`about` text NOT NULL,
	`source` text NOT NULL,
	`by` integer,
	`at` integer NOT NULL,
	`signed_by` integer,
	`signed_at` integer,
	PRIMARY KEY(`entry_id`, `about`),
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
