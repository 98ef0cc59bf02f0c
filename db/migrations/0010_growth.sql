DROP INDEX `releases_dated`;--> statement-breakpoint
CREATE INDEX `releases_cancelled` ON `releases` (`entry_id`) WHERE cancelled_at is not null;--> statement-breakpoint
CREATE INDEX `releases_withdrawals` ON `releases` (`entry_id`) WHERE withdrawal is not null;--> statement-breakpoint
CREATE INDEX `releases_overridden` ON `releases` (`id`) WHERE override is not null;--> statement-breakpoint
CREATE INDEX `releases_dated` ON `releases` (`dated`,`entry_id`) WHERE cancelled_at is null;--> statement-breakpoint
DROP INDEX `revision_terms_term`;--> statement-breakpoint
CREATE INDEX `revision_terms_term` ON `revision_terms` (`term_id`,`revision_id`);--> statement-breakpoint
ALTER TABLE `entries` ADD `head_id` integer;--> statement-breakpoint
ALTER TABLE `entries` ADD `head_saved_at` integer;--> statement-breakpoint
ALTER TABLE `entries` ADD `head_author` integer;--> statement-breakpoint
ALTER TABLE `entries` ADD `head_title` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `head_slug` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `is_waiting` integer;--> statement-breakpoint
ALTER TABLE `entries` ADD `last_release_at` integer;--> statement-breakpoint
ALTER TABLE `entries` ADD `last_has_text` integer;--> statement-breakpoint
UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1),
(last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1);
--> statement-breakpoint
CREATE INDEX `entries_saved` ON `entries` (`head_saved_at`,`id`,`head_id`,`last_release_at`,`last_has_text`,`is_waiting`,`head_author`,`created_by`,`kind`,`language`,`trashed_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_waiting` ON `entries` (`head_saved_at`,`id`,`head_id`,`last_release_at`,`is_waiting`,`head_author`,`created_by`,`kind`,`language`,`trashed_at`) WHERE is_waiting = 1 and trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_released` ON `entries` (`last_release_at`,`id`,`head_id`,`last_has_text`,`trashed_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_titled` ON `entries` (head_title collate nocase) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_begun` ON `entries` (`created_at`) WHERE trashed_at is null;--> statement-breakpoint
CREATE INDEX `entries_head` ON `entries` (`head_id`,`head_saved_at`,`trashed_at`) WHERE trashed_at is null;--> statement-breakpoint
ALTER TABLE `public_changes` ADD `renamed_id` integer;--> statement-breakpoint
ALTER TABLE `addresses` ADD `slug` text GENERATED ALWAYS AS (substr(path, length(rtrim(path, replace(path, '/', ''))) + 1)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `addresses_slug` ON `addresses` (`slug`);--> statement-breakpoint
CREATE INDEX `revisions_from` ON `revisions` (`from_revision`) WHERE from_revision is not null;--> statement-breakpoint
CREATE INDEX `revisions_series` ON `revisions` (`series`) WHERE series <> '';--> statement-breakpoint
CREATE INDEX `comments_revision` ON `comments` (`revision_id`);--> statement-breakpoint
CREATE INDEX `preview_links_revision` ON `preview_links` (`revision_id`);
--> statement-breakpoint
-- A new name in the record of an entry moves it in the order in which records changed: that order is kept in memory.
CREATE TRIGGER entries_renamed AFTER UPDATE OF renamed_at ON entries WHEN new.renamed_at IS NOT old.renamed_at
BEGIN UPDATE public_version SET n = n + 1; INSERT INTO public_changes (renamed_id) VALUES (new.id); END;
--> statement-breakpoint
-- What the lists of the desk ask of the newest revision of an entry and of its releases: see db/schema/entries.ts.
CREATE TRIGGER heads_revision_inserted AFTER INSERT ON revisions
BEGIN UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1)
WHERE id = new.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER heads_revision_updated AFTER UPDATE OF id, entry_id, how, saved_at, author, title, slug ON revisions
BEGIN UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1)
WHERE id IN (old.entry_id, new.entry_id); END;
--> statement-breakpoint
CREATE TRIGGER heads_revision_deleted AFTER DELETE ON revisions
BEGIN UPDATE entries SET (head_id, head_saved_at, head_author, head_title, head_slug, is_waiting) = (SELECT r.id, r.saved_at, r.author, r.title, r.slug, NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = r.entry_id AND w.revision_id = r.id AND w.cancelled_at IS NULL)
  FROM revisions r WHERE r.entry_id = entries.id AND r.how <> 'aside' ORDER BY r.id DESC LIMIT 1)
WHERE id = old.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER heads_release_inserted AFTER INSERT ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id = new.entry_id; END;
--> statement-breakpoint
CREATE TRIGGER heads_release_updated AFTER UPDATE OF id, entry_id, revision_id, goes_live_at, cancelled_at ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id IN (old.entry_id, new.entry_id); END;
--> statement-breakpoint
CREATE TRIGGER heads_release_deleted AFTER DELETE ON releases
BEGIN UPDATE entries SET (last_release_at, last_has_text) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
WHERE id = old.entry_id; END;
--> statement-breakpoint
-- The newest titles and addresses by three letters at a time: staff look for parts of words in them (rowid: entries.id).
CREATE VIRTUAL TABLE head_titles USING fts5(head_title, head_slug, content = 'entries', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
INSERT INTO head_titles (head_titles, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
INSERT INTO head_titles (head_titles) VALUES ('rebuild');
--> statement-breakpoint
-- An index that has no text of its own has to be told what it had.
CREATE TRIGGER head_titles_inserted AFTER INSERT ON entries
BEGIN INSERT INTO head_titles (rowid, head_title, head_slug) VALUES (new.id, new.head_title, new.head_slug); END;
--> statement-breakpoint
CREATE TRIGGER head_titles_updated AFTER UPDATE OF head_title, head_slug ON entries
WHEN old.head_title IS NOT new.head_title OR old.head_slug IS NOT new.head_slug
BEGIN
  INSERT INTO head_titles (head_titles, rowid, head_title, head_slug) VALUES ('delete', old.id, old.head_title, old.head_slug);
  INSERT INTO head_titles (rowid, head_title, head_slug) VALUES (new.id, new.head_title, new.head_slug);
END;
--> statement-breakpoint
CREATE TRIGGER head_titles_deleted AFTER DELETE ON entries
BEGIN INSERT INTO head_titles (head_titles, rowid, head_title, head_slug) VALUES ('delete', old.id, old.head_title, old.head_slug); END;
