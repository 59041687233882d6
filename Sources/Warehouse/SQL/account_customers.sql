-- The customer of each account.
SELECT account_key, customer_key
FROM dim_account
ORDER BY account_key;
