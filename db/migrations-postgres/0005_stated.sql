-- admits: stated
-- Builds before this one change accounts and consents without stating them in the record.
SELECT 1;
