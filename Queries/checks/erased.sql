-- erased: erased people of whom something is stored that tells who they are.
-- columns:
--   account_id  id  what the account is called
--   column  text  where something stands: a column of its records or of its customer, or the id itself
WITH told (account_key, column_name) AS (
  SELECT account_key, 'name' FROM customer_record WHERE name IS NOT NULL
  UNION SELECT account_key, 'tax_id' FROM customer_record WHERE tax_id IS NOT NULL
  UNION SELECT account_key, 'registration_id' FROM customer_record
    WHERE registration_id IS NOT NULL
  UNION SELECT account_key, 'email' FROM customer_record WHERE email IS NOT NULL
  UNION SELECT account_key, 'phone' FROM customer_record WHERE phone IS NOT NULL
  UNION SELECT account_key, 'street' FROM customer_record WHERE street IS NOT NULL
  UNION SELECT account_key, 'city' FROM customer_record WHERE city IS NOT NULL
  UNION SELECT account_key, 'postal_code' FROM customer_record WHERE postal_code IS NOT NULL
  UNION SELECT account_key, 'birthday' FROM customer_record WHERE birthday IS NOT NULL
  UNION SELECT account_key, 'name_day' FROM customer_record WHERE name_day IS NOT NULL
  UNION SELECT account_key, 'marketing_consent' FROM customer_record WHERE marketing_consent = 1
  UNION SELECT account.account_key, 'customer'
    FROM dim_account AS account JOIN dim_customer AS customer USING (customer_key)
    WHERE customer.name IS NOT NULL OR customer.email IS NOT NULL OR customer.phone IS NOT NULL
      OR customer.street IS NOT NULL
  UNION SELECT account_key, 'account_id'
    FROM dim_account JOIN erased_account AS erased USING (account_key)
    WHERE account_id <> erased.erased_as
)
SELECT account.account_id, told.column_name AS "column"
FROM erased_account AS erased
JOIN told USING (account_key)
JOIN dim_account AS account USING (account_key)
ORDER BY account.account_id, told.column_name;
