-- What is open, as it is kept: see open_item.
SELECT invoice_key, payment_key, account_key, balance_minor, due_date_key, settled_date_key,
  written_off_date_key, currency_key, rate_numerator, rate_denominator, is_disputed, is_credit_note,
  awaited_invoice_key
FROM main.open_item
ORDER BY invoice_key;
