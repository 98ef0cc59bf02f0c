-- admits: start
ALTER TABLE "revisions" ADD COLUMN "facts" text collate "C" DEFAULT '{}' NOT NULL;