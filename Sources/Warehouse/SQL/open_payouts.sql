-- The credit notes among the open items that were taken off another invoice, whose settlement is to come.
SELECT invoice.invoice_key, invoice.account_key, issued_date_key, invoice.due_date_key,
  invoice.settled_date_key, invoice.written_off_date_key, amount_minor, invoice.currency_key,
  invoice.rate_numerator, invoice.rate_denominator, corrects_invoice_key, invoice.is_disputed
FROM main.open_item AS item
CROSS JOIN fact_invoice AS invoice ON invoice.invoice_key = item.invoice_key
WHERE item.payment_key = 0 AND item.invoice_key > 0 AND item.balance_minor = 0;
