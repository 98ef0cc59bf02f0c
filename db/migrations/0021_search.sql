-- admits: erasures
-- PostgreSQL gets indexes for searching. SQLite has what they are for.
SELECT 1;
