-- What an account's source calls it.
SELECT source_key, account_id FROM dim_account WHERE account_key = :account;
