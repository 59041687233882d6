-- The currencies that documents bear, by key.
SELECT currency_key, currency FROM dim_currency;
