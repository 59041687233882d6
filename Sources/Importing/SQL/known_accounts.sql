-- Every account with its source and what that calls it.
SELECT account_key, source_key, account_id
FROM dim_account
WHERE account_key > 0
ORDER BY account_key;
