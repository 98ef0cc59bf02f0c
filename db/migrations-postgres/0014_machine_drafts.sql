-- admits: erasures
CREATE TABLE "machine_drafts" (
	"entry_id" bigint NOT NULL,
	"about" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"by" bigint,
	"at" bigint NOT NULL,
	"signed_by" bigint,
	"signed_at" bigint,
	CONSTRAINT "machine_drafts_entry_id_about_pk" PRIMARY KEY("entry_id","about")
);
--> statement-breakpoint
ALTER TABLE "machine_drafts" ADD CONSTRAINT "machine_drafts_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_drafts" ADD CONSTRAINT "machine_drafts_by_staff_id_fk" FOREIGN KEY ("by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_drafts" ADD CONSTRAINT "machine_drafts_signed_by_staff_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;