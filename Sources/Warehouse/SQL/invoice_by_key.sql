-- One invoice.
SELECT invoice_key, account_key, issued_date_key, due_date_key, settled_date_key,
  written_off_date_key, amount_minor, currency_key, rate_numerator, rate_denominator,
  corrects_invoice_key, is_disputed
FROM fact_invoice
WHERE invoice_key = :invoice;
