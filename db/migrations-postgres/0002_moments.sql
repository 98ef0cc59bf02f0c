-- admits: moments
-- Builds before this one know no events and no calls: they would look for them at other addresses.
ALTER TABLE "revisions" ADD COLUMN "starts_at" bigint;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "ends_at" bigint;--> statement-breakpoint
CREATE INDEX "revisions_ends" ON "revisions" USING btree ("ends_at","entry_id","id") WHERE ends_at is not null;