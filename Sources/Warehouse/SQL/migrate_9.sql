-- Of a file it is kept whether it holds mended rows of another, and how many rows have other amounts
-- than it says. Of those taken before, nothing is known.
ALTER TABLE import_file ADD COLUMN is_mended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_file ADD COLUMN rows_converted INTEGER NOT NULL DEFAULT 0;
