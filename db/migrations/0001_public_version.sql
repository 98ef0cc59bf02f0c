INSERT INTO public_version (n) VALUES (1);
--> statement-breakpoint
CREATE TRIGGER releases_inserted AFTER INSERT ON releases BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER releases_updated AFTER UPDATE ON releases BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER releases_deleted AFTER DELETE ON releases BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER settings_inserted AFTER INSERT ON settings BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER settings_updated AFTER UPDATE ON settings BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER settings_deleted AFTER DELETE ON settings BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER terms_updated AFTER UPDATE ON terms BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER media_updated AFTER UPDATE ON media BEGIN UPDATE public_version SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER media_deleted AFTER DELETE ON media BEGIN UPDATE public_version SET n = n + 1; END;
