-- The customer of each account, and the days it has for paying; NULL where nothing is agreed.
SELECT account.account_key, account.customer_key, customer.payment_term_days
FROM dim_account AS account
LEFT JOIN dim_customer AS customer
  ON customer.customer_key = account.customer_key AND customer.is_current = 1
ORDER BY account.account_key;
