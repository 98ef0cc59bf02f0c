-- admits: erasures
CREATE TABLE "media_editions" (
	"media_id" text collate "C" PRIMARY KEY NOT NULL,
	"sha256" text collate "C" NOT NULL,
	"program" bigint NOT NULL,
	"from" text collate "C" NOT NULL,
	"outline" text collate "C" NOT NULL,
	"report" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "media_pages" ADD COLUMN "blocks" text collate "C";--> statement-breakpoint
ALTER TABLE "media_pages" ADD COLUMN "artifacts" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media_editions" ADD CONSTRAINT "media_editions_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;