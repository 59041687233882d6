-- An account's first fact lies on the day :day, unless one before it is known.
UPDATE dim_account SET first_fact_date_key = :day
WHERE account_key = :account AND (first_fact_date_key = 0 OR first_fact_date_key > :day);
