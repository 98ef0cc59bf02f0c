ALTER TABLE `public_changes` ADD `renamed_id` integer;--> statement-breakpoint
-- A new name in the record of an entry moves it in the order in which records changed: that order is kept in memory.
CREATE TRIGGER entries_renamed AFTER UPDATE OF renamed_at ON entries WHEN new.renamed_at IS NOT old.renamed_at
BEGIN UPDATE public_version SET n = n + 1; INSERT INTO public_changes (renamed_id) VALUES (new.id); END;
