-- The invoices among the open items, each with its balance; both tables lie in the order of keys.
SELECT invoice.invoice_key, invoice.account_key, issued_date_key, due_date_key, settled_date_key,
  written_off_date_key, amount_minor, currency_key, rate_numerator, rate_denominator,
  corrects_invoice_key, is_disputed, balance_minor
FROM main.open_item AS item
CROSS JOIN fact_invoice AS invoice ON invoice.invoice_key = item.invoice_key
WHERE item.payment_key = 0 AND item.invoice_key > 0;
