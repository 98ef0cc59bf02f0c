-- admits: moments
-- Builds before this one know no events and no calls: they would look for them at other addresses.
ALTER TABLE `revisions` ADD `starts_at` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `ends_at` integer;--> statement-breakpoint
CREATE INDEX `revisions_ends` ON `revisions` (`ends_at`,`entry_id`,`id`) WHERE ends_at is not null;