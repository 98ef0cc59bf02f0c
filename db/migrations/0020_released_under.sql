-- admits: erasures
CREATE TABLE `release_consents` (
	`release_id` integer NOT NULL,
	`consent_id` integer NOT NULL,
	PRIMARY KEY(`release_id`, `consent_id`),
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `release_consents_consent` ON `release_consents` (`consent_id`);--> statement-breakpoint
CREATE INDEX `media_at_risk` ON `media` (`lineage`) WHERE people = 'at risk';--> statement-breakpoint
-- Earlier releases: the consents that are linked today and were recorded by the moment from which readers had them.
INSERT INTO release_consents (release_id, consent_id)
SELECT r.id, c.consent_id FROM releases r
JOIN entries e ON e.id = r.entry_id
JOIN entries m ON m.translation_group = e.translation_group
JOIN consent_entries c ON c.entry_id = m.id
JOIN consents k ON k.id = c.consent_id
WHERE r.revision_id IS NOT NULL AND k.recorded_at <= r.goes_live_at
UNION
SELECT r.id, c.consent_id FROM releases r
JOIN revision_media u ON u.revision_id = r.revision_id
JOIN media f ON f.id = u.media_id
JOIN consent_media c ON c.lineage = f.lineage
JOIN consents k ON k.id = c.consent_id
WHERE k.recorded_at <= r.goes_live_at;
