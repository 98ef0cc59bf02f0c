-- admits: erasures
-- A picture that was blurred has other bytes and often the same shade: without them the pages that show it were kept as they were.
CREATE OR REPLACE FUNCTION media_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved bigint;
BEGIN
  SELECT count(*) INTO moved FROM changed c JOIN former f ON f.id = c.id
    WHERE (c.name, c.alt, c.width, c.height, c.tone, c.pages, c.focal_x, c.focal_y, c.bytes, c.sha256)
      IS DISTINCT FROM (f.name, f.alt, f.width, f.height, f.tone, f.pages, f.focal_x, f.focal_y, f.bytes, f.sha256);
  IF moved > 0 THEN UPDATE public_version SET n = n + moved; END IF;
  RETURN NULL;
END $$;
