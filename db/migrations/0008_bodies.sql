ALTER TABLE `revisions` ADD `body_problem` text;--> statement-breakpoint
CREATE INDEX `revisions_refused` ON `revisions` (`id`) WHERE body_problem is not null;