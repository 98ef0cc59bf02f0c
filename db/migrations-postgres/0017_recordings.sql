-- admits: erasures
ALTER TABLE "media" ADD COLUMN "recording" text collate "C";