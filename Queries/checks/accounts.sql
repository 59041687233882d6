-- accounts: accounts that belong to a customer without a version.
-- columns:
--   source  text  the system
--   account_id  id  the account
--   customer_key  integer  the customer that has no version
SELECT source.name AS source, account.account_id, account.customer_key
FROM dim_account AS account
JOIN source ON source.source_key = account.source_key
WHERE NOT EXISTS (
  SELECT 1 FROM dim_customer AS version WHERE version.customer_key = account.customer_key)
ORDER BY source.name, account.account_id;
