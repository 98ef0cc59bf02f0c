-- admits: stated
ALTER TABLE "entries" ADD COLUMN "last_dated" bigint;--> statement-breakpoint
CREATE INDEX "old_addresses_import" ON "old_addresses" USING btree ("import_id","url");--> statement-breakpoint
CREATE OR REPLACE FUNCTION last_releases_of(ids bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE entries SET (last_release_at, last_has_text, last_dated) = (SELECT c.goes_live_at, c.revision_id IS NOT NULL, CASE WHEN c.revision_id IS NOT NULL THEN c.dated END FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1),
    is_waiting = (SELECT NOT EXISTS (SELECT 1 FROM releases w
    WHERE w.entry_id = entries.id AND w.revision_id = entries.head_id AND w.cancelled_at IS NULL) WHERE entries.head_id IS NOT NULL)
  WHERE id = ANY (ids);
$$;
--> statement-breakpoint
UPDATE entries SET last_dated = (SELECT CASE WHEN c.revision_id IS NOT NULL THEN c.dated END FROM releases c
    WHERE c.entry_id = entries.id AND c.cancelled_at IS NULL ORDER BY c.goes_live_at DESC, c.id DESC LIMIT 1)
WHERE last_has_text;
--> statement-breakpoint
CREATE INDEX "entries_dated" ON "entries" USING btree ("language","last_dated","kind","last_release_at");
