CREATE TABLE `requests` (
	`what` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
