-- admits: moments
CREATE INDEX "revisions_starts" ON "revisions" USING btree ("starts_at","entry_id","id") WHERE starts_at is not null;