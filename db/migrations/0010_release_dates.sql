DROP INDEX `releases_dated`;--> statement-breakpoint
CREATE INDEX `releases_dated` ON `releases` (`dated`,`entry_id`) WHERE cancelled_at is null;