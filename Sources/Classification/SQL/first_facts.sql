-- The day of each account's first fact of any kind, which the import keeps up.
SELECT customer_key, first_fact_date_key
FROM dim_account
WHERE first_fact_date_key > 0 AND customer_key <> 0;
