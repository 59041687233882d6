-- The invoices of the customers asked about among the open items that have something to be paid.
SELECT invoice_key, due_date_key
FROM main.open_item
WHERE payment_key = 0 AND invoice_key > 0 AND balance_minor > 0 AND account_key IN (
  SELECT account.account_key
  FROM asked_customer AS asked
  CROSS JOIN dim_account AS account
  WHERE account.customer_key = asked.customer_key
)
ORDER BY invoice_key;
