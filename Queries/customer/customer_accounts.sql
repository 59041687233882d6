-- customer_accounts: under which ids the sources know a customer, and why they were joined.
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   source  text  the source
--   account_id  id  the id in the source
--   joined_by  text  the ground on which it was joined to another; blank for the one that was there
--   joined_value  text  what both bear
SELECT source.name AS source, account.account_id, joined.ground AS joined_by,
  joined.value AS joined_value
FROM dim_customer AS customer
JOIN dim_account AS account ON account.customer_key = customer.customer_key
JOIN source ON source.source_key = account.source_key
LEFT JOIN customer_join AS joined ON joined.account_key = account.account_key
WHERE customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
ORDER BY source.name, account.account_id;
