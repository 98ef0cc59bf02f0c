-- admits: drafts
-- Builds before this one ask the table about each release.
INSERT INTO "comments" ("entry_id", "revision_id", "created_at", "text")
SELECT d.entry_id, e.head_id, max(d.at), 'Paragraphs of this text were drafted by a machine, and some were not checked yet. They are no longer marked: read all of it beside the original before it is published.'
FROM machine_drafts d JOIN entries e ON e.id = d.entry_id
WHERE d.signed_by IS NULL AND e.is_waiting AND e.head_id IS NOT NULL
GROUP BY d.entry_id, e.head_id;--> statement-breakpoint
DROP TABLE "machine_drafts" CASCADE;
