CREATE TABLE "requests" (
	"what" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
-- What the instances note for each other: see db/shared-notes.ts. In no log; a crash of the server empties it.
CREATE UNLOGGED TABLE shared_notes (id bigint GENERATED ALWAYS AS IDENTITY, topic text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL, at bigint NOT NULL, PRIMARY KEY (topic, name));
--> statement-breakpoint
-- What all instances must have in common: see db/installation.ts.
CREATE TABLE installation (name text COLLATE "C" PRIMARY KEY, value text COLLATE "C" NOT NULL);
