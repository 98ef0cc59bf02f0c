ALTER TABLE `public_changes` ADD `redirect_id` integer;--> statement-breakpoint
CREATE TRIGGER redirects_inserted_change AFTER INSERT ON redirects BEGIN INSERT INTO public_changes (redirect_id) VALUES (new.id); END;--> statement-breakpoint
CREATE TRIGGER redirects_updated_change AFTER UPDATE ON redirects BEGIN INSERT INTO public_changes (redirect_id) VALUES (new.id); END;--> statement-breakpoint
CREATE TRIGGER redirects_deleted_change AFTER DELETE ON redirects BEGIN INSERT INTO public_changes (redirect_id) VALUES (old.id); END;
