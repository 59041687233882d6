-- The accounts to be erased, with what each is called from now on.
CREATE TEMP TABLE IF NOT EXISTS erased_now (
  account_key INTEGER PRIMARY KEY,
  account_id TEXT,
  source_key INTEGER,
  erased_as TEXT
);
DELETE FROM erased_now;
