-- The invoices among the open items that have something to be paid, each with its balance.
SELECT invoice_key, account_key, balance_minor, due_date_key, currency_key, rate_numerator,
  rate_denominator, is_disputed
FROM main.open_item
WHERE payment_key = 0 AND invoice_key > 0 AND balance_minor > 0
ORDER BY invoice_key;
