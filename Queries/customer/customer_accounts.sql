-- customer_accounts: under which ids the sources know a customer, and why they were joined.
-- needs: customers
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   customer_id  id  the customer
--   source  text  the source
--   account_id  id  the id in the source
--   joined_by  text  the ground on which it was joined to another; blank for the one that was there
--   joined_value  text  what both bear
SELECT asked.customer_id, source.name AS source, account.account_id, joined.ground AS joined_by,
  joined.value AS joined_value
FROM asked_customer AS asked
CROSS JOIN dim_account AS account
JOIN source ON source.source_key = account.source_key
LEFT JOIN customer_join AS joined ON joined.account_key = account.account_key
WHERE account.customer_key = asked.customer_key
ORDER BY asked.customer_id, source.name, account.account_id;
