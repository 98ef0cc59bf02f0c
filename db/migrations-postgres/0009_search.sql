-- admits: erasures
-- The texts with a word, of whose vectors each would take longer to read than the planner knows: they are kept apart from their rows.
CREATE FUNCTION ids_with(name text, query tsquery, label text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 1000 SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF label IS NULL THEN
    RETURN QUERY EXECUTE format('SELECT id FROM %I WHERE words @@ $1', name) USING query;
  ELSE
    RETURN QUERY EXECUTE format('SELECT id FROM %I WHERE ts_filter(words, %L::"char"[]) @@ $1', name, '{' || label || '}') USING query;
  END IF;
END $$;
--> statement-breakpoint
-- An index of all words cannot tell in which column one is.
CREATE INDEX entry_words_titles ON entry_words USING gin (ts_filter(words, '{a}'::"char"[])) WITH (fastupdate = off);
--> statement-breakpoint
CREATE INDEX entry_words_summaries ON entry_words USING gin (ts_filter(words, '{b}'::"char"[])) WITH (fastupdate = off);
--> statement-breakpoint
-- All that stands in a text in three letters, as SQLite's index of titles has it.
CREATE FUNCTION letter_triples(letters text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT substr(lower(letters), n, 3)) FROM generate_series(1, length(letters) - 2) n
$$;
--> statement-breakpoint
CREATE INDEX entries_triples ON entries USING gin (letter_triples(head_title || E'\n' || head_slug));
--> statement-breakpoint
CREATE INDEX media_triples ON media USING gin (letter_triples(name || E'\n' || title || E'\n' || alt || E'\n' || caption || E'\n' || credit));
