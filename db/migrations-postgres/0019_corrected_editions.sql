-- admits: corrected_editions
CREATE TABLE "corrected_editions" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"media_id" text collate "C",
	"sha256" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "corrected_editions" ADD CONSTRAINT "corrected_editions_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrected_editions" ADD CONSTRAINT "corrected_editions_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "corrected_editions_media" ON "corrected_editions" USING btree ("media_id");