CREATE INDEX `revisions_from` ON `revisions` (`from_revision`) WHERE from_revision is not null;--> statement-breakpoint
CREATE INDEX `comments_revision` ON `comments` (`revision_id`);--> statement-breakpoint
CREATE INDEX `preview_links_revision` ON `preview_links` (`revision_id`);