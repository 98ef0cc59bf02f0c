CREATE INDEX `entries_spoken` ON `entries` (lower(language));--> statement-breakpoint
CREATE INDEX `entries_origin` ON `entries` (`origin`) WHERE origin is not null;