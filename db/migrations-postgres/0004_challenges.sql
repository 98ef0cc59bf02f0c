-- admits: starts
CREATE INDEX "passkey_challenges_created" ON "passkey_challenges" USING btree ("created_at");