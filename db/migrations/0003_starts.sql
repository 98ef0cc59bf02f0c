-- admits: moments
CREATE INDEX `revisions_starts` ON `revisions` (`starts_at`,`entry_id`,`id`) WHERE starts_at is not null;