-- admits: erasures
CREATE TABLE "erased_addresses" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"erasure_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure_entries" (
	"erasure_id" bigint NOT NULL,
	"entry_id" bigint NOT NULL,
	"translation_group" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"was_public" boolean DEFAULT false NOT NULL,
	"kind" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"type" text collate "C" DEFAULT '' NOT NULL,
	"term_ids" text collate "C" DEFAULT '[]' NOT NULL,
	CONSTRAINT "erasure_entries_erasure_id_entry_id_pk" PRIMARY KEY("erasure_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "state" text collate "C" DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "problem" text collate "C";--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "held_since" bigint;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "mentions" text collate "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "erased_addresses" ADD CONSTRAINT "erased_addresses_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_entries" ADD CONSTRAINT "erasure_entries_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_entries_entry" ON "erasure_entries" USING btree ("entry_id");
