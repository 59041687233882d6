-- The records of all accounts, those of an account together: its source, its key, and the fields that
-- are counted, NULL where they say nothing.
SELECT account.source_key, record.account_key, record.name, record.kind, record.tax_id,
  record.email, record.phone, record.street, record.city, record.postal_code, record.country,
  record.region, record.market, nullif(record.acquired_date_key, 0), record.acquisition_source,
  nullif(record.rep_key, 0), record.language, record.marketing_consent, record.preferred_medium
FROM customer_record AS record
CROSS JOIN dim_account AS account ON account.account_key = record.account_key
ORDER BY record.account_key;
