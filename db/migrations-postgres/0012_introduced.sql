-- admits: erasures
ALTER TABLE "staff" ADD COLUMN "introduced_at" bigint;--> statement-breakpoint
CREATE INDEX "entries_own" ON "entries" USING btree ("created_by") WHERE origin is null and created_by is not null;--> statement-breakpoint
-- Who works here already needs no introduction.
UPDATE "staff" SET "introduced_at" = "created_at";
