-- The account that a source calls so.
SELECT account_key FROM dim_account WHERE account_id = :id AND source_key = :source;
