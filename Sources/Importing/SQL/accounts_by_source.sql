-- Every account with the name of its source and its customer.
SELECT account.account_key, account.account_id, account.source_key, source.name,
  account.customer_key
FROM dim_account AS account
JOIN source ON source.source_key = account.source_key
WHERE account.account_key > 0;
